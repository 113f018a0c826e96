// Pagefind's engine in the browser: WebAssembly that holds the index of one piece and answers queries. Pagefind's own
// JavaScript around it merges indexes by scores that are not comparable, and hides what ours needs to compare them.

/** How well a story answers, and why. */
export interface RawResult {
  /** The story, by its place in the piece: "0" is the newest. */
  p: string;
  /** The score. */
  s: number;
  /** Words in the story, and in an average one of its piece. */
  params?: { dl: number; apl: number };
  /** The words of the index that were found in the text: how rare, how often, how like the query. */
  scores?: { w: string; idf: number; params: { w_tf: number; lb: number } }[];
  /** Where they are. `l` is the place among the words of the text, `s` the weight, `ws` the word of the index. */
  l: { l: number; s: number; v?: { ws: string } }[];
  /** Fields (the headline first of all) that hold words of the query. */
  vms?: { fw: number; cb: number; mt: string[] }[];
}

export interface RawAnswer {
  results: RawResult[];
  /** The stem of each word of the query. */
  search_keywords?: string[];
  /** For each word of the query its stem, and how rare it is; missing in a search for a phrase. */
  query_term_idfs?: { t: string; i: number }[];
}

/** Words of the index, and how they are sought. */
export interface EngineQuery {
  words: readonly string[];
  /** The words must follow each other, and stand there as they are, but for their endings. */
  isPhrase: boolean;
}

/** The index of one piece, of which only the parts in use have been loaded. */
export interface EngineIndex {
  /** The parts of the index that words need: files `index/<name>.pf_index`. */
  partsFor(words: readonly string[]): string[];
  loadPart(bytes: Uint8Array): void;
  search(query: EngineQuery): RawAnswer;
}

type Pointer = number;
type Text = [address: number, length: number];

/** What Pagefind 1.6 exports: `WebAssembly.Exports` knows no more than that there are functions and memory. */
interface Exports extends WebAssembly.Exports {
  memory: WebAssembly.Memory;
  __wbindgen_externrefs: WebAssembly.Table;
  __wbindgen_start(): void;
  __wbindgen_malloc(length: number, alignment: number): number;
  __wbindgen_free(address: number, length: number, alignment: number): void;
  init_pagefind(...meta: Text): Pointer;
  enter_playground_mode(index: Pointer): Pointer;
  load_index_chunk(index: Pointer, ...bytes: Text): Pointer;
  request_indexes(index: Pointer, ...query: Text): Text;
  search(index: Pointer, ...rest: [...Text, ...Text, ...Text, ...Text, phrase: boolean, accents: boolean]): Text;
}

/**
 * Starts the engine. It may hold several indexes, each opened with what `unpackMeta` makes.
 * @param wasm the bytes of `wasm.<language>.pagefind`, decompressed.
 */
export async function startEngine(wasm: BufferSource): Promise<{ open(meta: Uint8Array): EngineIndex }> {
  let engine: Exports;
  const imports = {
    "./pagefind_web_bg.js": {
      // The constants that wasm-bindgen expects in its table.
      __wbindgen_init_externref_table() {
        const table = engine.__wbindgen_externrefs;
        const first = table.grow(4);
        table.set(0, undefined);
        for (const [index, value] of [undefined, null, true, false].entries()) table.set(first + index, value);
      },
    },
  };
  const { instance } = await WebAssembly.instantiate(wasm, imports);
  engine = instance.exports as Exports;
  engine.__wbindgen_start();

  const give = (bytes: Uint8Array): Text => {
    const address = engine.__wbindgen_malloc(bytes.length, 1) >>> 0;
    new Uint8Array(engine.memory.buffer).set(bytes, address);
    return [address, bytes.length];
  };
  const say = (text: string) => give(new TextEncoder().encode(text));
  const take = <T>([address, length]: Text): T => {
    const start = address >>> 0;
    const text = new TextDecoder().decode(new Uint8Array(engine.memory.buffer, start, length));
    engine.__wbindgen_free(address, length, 1);
    return JSON.parse(text) as T;
  };
  /** The engine answers 0 where it cannot read what it was given. */
  const sound = (index: Pointer): Pointer => {
    if (index === 0) throw new Error("A file of the search index could not be read.");
    return index;
  };

  const search = (index: Pointer, words: readonly string[], isPhrase: boolean): RawAnswer => {
    const text = words.join(" ");
    // The words are without accents already, in the index and here.
    return take(engine.search(index, ...say(text), ...say(text), ...say("{}"), ...say(""), isPhrase, false));
  };

  return {
    open(meta) {
      // In this mode, answers say how each score came about.
      let index = engine.enter_playground_mode(sound(engine.init_pagefind(...give(meta))));
      return {
        partsFor(words) {
          // The index holds stems alone, and a word may lie in another part than its stem.
          const stems = search(index, words, true).search_keywords ?? words;
          return take(engine.request_indexes(index, ...say(stems.join(" "))));
        },
        loadPart(bytes) {
          index = sound(engine.load_index_chunk(index, ...give(bytes)));
        },
        search: ({ words, isPhrase }) => search(index, words, isPhrase),
      };
    },
  };
}
