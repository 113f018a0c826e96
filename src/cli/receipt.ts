import { readSettings } from "../command/settings.ts";
import { compareWith } from "../review/compare.ts";
import { receipt } from "../review/receipt.ts";
import { NO_ASSETS } from "../site/compose.ts";
import { defineCommand } from "./command.ts";

export const receiptCommand = defineCommand({
  name: "receipt",
  does: "Says what publishing a change does: stories, when each goes live, pages and feeds that change, and what is worth a second look.",
  options: {
    base: { type: "string", value: "<git ref>", does: "The commit to compare with: `main`, mostly.", isRequired: true },
  },
  async run({ base = "" }, env) {
    const settings = readSettings(env);
    console.log(receipt(compareWith(base, settings, NO_ASSETS), base, settings));
    return 0;
  },
});

export const { main } = receiptCommand;
