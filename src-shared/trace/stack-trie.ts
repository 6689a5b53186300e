// src-shared/trace/stack-trie.ts
//
// The trie of call stacks while it is made: (parent stack, frame) to consecutive ids. Called for every frame of every new stack.
// Children are lists: a new stack's nodes lie behind each other in memory, so walking them again costs a few cache lines, where a
// hash table costs one per frame. Children behind the first few of a node (a dispatcher that calls everything) are found by hash.
//
//   words   2 u32 per node: parent, frame (what a batch sends)
//   links   2 i32 per node: first child, next sibling; 0 = none. A next sibling of -1 says that the other children are hashed.

const HASHED = -1;
/** Children of a node that are kept as a list. */
const LISTED = 6;
const FIRST_NODES = 4096;
const FIRST_SLOTS = 1024;

export class StackTrie {
  words: Uint32Array;
  /** Nodes, with node 0, which is the empty stack. */
  size = 1;
  #links: Int32Array;
  /** Of the children that are not listed: node ids, 0 = free. Open addressing, linear probing, at most half full. */
  #slots = new Int32Array(FIRST_SLOTS);
  #hashed = 0;

  /** @param expected nodes for which there shall be room from the start */
  constructor(expected = 0) {
    const nodes = Math.max(FIRST_NODES, expected);
    this.words = new Uint32Array(nodes * 2);
    this.#links = new Int32Array(nodes * 2);
  }

  intern(parent: number, frame: number): number {
    const words = this.words;
    const links = this.#links;
    let last = parent * 2;
    let child = links[last]!;
    for (let listed = 0; child > 0; listed++) {
      if (words[child * 2 + 1] === frame) return child;
      last = child * 2 + 1;
      child = links[last]!;
      if (child === 0 && listed === LISTED - 1) links[last] = child = HASHED;
    }
    return child === HASHED ? this.#internHashed(parent, frame) : this.#add(parent, frame, last);
  }

  /** @param link where the new node's id is put */
  #add(parent: number, frame: number, link: number): number {
    const node = this.size++;
    if (node * 2 === this.words.length) this.#grow();
    this.words[node * 2] = parent;
    this.words[node * 2 + 1] = frame;
    if (link >= 0) this.#links[link] = node;
    return node;
  }

  #internHashed(parent: number, frame: number): number {
    const words = this.words;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hashPair(parent, frame) & mask;
    for (let node = slots[slot]!; node !== 0; node = slots[slot]!) {
      if (words[node * 2] === parent && words[node * 2 + 1] === frame) return node;
      slot = (slot + 1) & mask;
    }
    const node = this.#add(parent, frame, -1);
    slots[slot] = node;
    if (++this.#hashed * 2 > mask) this.#rehash();
    return node;
  }

  #rehash(): void {
    const old = this.#slots;
    const { words } = this;
    const slots = new Int32Array(old.length * 4);
    const mask = slots.length - 1;
    for (const node of old) {
      if (node === 0) continue;
      let slot = hashPair(words[node * 2]!, words[node * 2 + 1]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = node;
    }
    this.#slots = slots;
  }

  #grow(): void {
    const words = new Uint32Array(this.words.length * 2);
    words.set(this.words);
    this.words = words;
    const links = new Int32Array(words.length);
    links.set(this.#links);
    this.#links = links;
  }
}

function hashPair(a: number, b: number): number {
  const hash = Math.imul(a, 0x9e37_79b1) ^ Math.imul(b, 0x85eb_ca77);
  return Math.imul(hash ^ (hash >>> 15), 0xc2b2_ae3d) >>> 8;
}
