import fc from "fast-check";
import { expect, test } from "vitest";
import { changedParts, fingerprintOf } from "../../../src/lib/fingerprint.ts";

const parts = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string());

test("a fingerprint is the same for the same parts, and for no others", () => {
  fc.assert(
    fc.property(parts, parts, (one, other) => {
      const isSame = JSON.stringify(one) === JSON.stringify(other);
      expect(fingerprintOf(one) === fingerprintOf(other)).toBe(isSame);
    }),
  );
});

test("two fingerprints say which parts differ", () => {
  fc.assert(
    fc.property(parts, fc.nat(), fc.string(), (all, which, other) => {
      const names = Object.keys(all);
      const name = names[which % Math.max(1, names.length)];
      if (name === undefined || all[name] === other) return;
      const changed = { ...all, [name]: other };
      expect(changedParts(fingerprintOf(all), fingerprintOf(changed))).toEqual([name]);
      expect(changedParts(fingerprintOf(all), fingerprintOf(all))).toEqual([]);
    }),
  );
});
