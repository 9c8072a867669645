// What our scripts hand to one another (HB), what a page hands to them, and what they take from the scripts of others.
// Signatures of the functions in HB are checked where a script puts them there and wherever one is called.

// ---- What a page holds

// Which element a selector finds is known only where it is the name of a tag: templates say it, and tests in a browser hold it.
type FoundBy<K> = K extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[K] : any;

interface ParentNode {
  querySelector<K extends string>(selectors: K): FoundBy<K>;
  querySelectorAll<K extends string>(selectors: K): NodeListOf<FoundBy<K>>;
}
interface Element {
  closest<K extends string>(selectors: K): FoundBy<K>;
  focus(options?: FocusOptions): void;
}
interface NonElementParentNode {
  getElementById(id: string): any;
}
interface Document {
  getElementById(id: string): any;
}
// What an event of a page is aimed at is an element.
interface EventTarget {
  closest(selectors: string): any;
  readonly tagName: string;
}

// ---- What data files of the site put into the window, see handbook/site/assets.py, review.py and search.py

interface Window {
  HB: Handbook;
  HB_STRINGS: Record<string, string>;
  HB_TERMS?: Record<string, [term: string, definition: string]>;
  HB_COURSE: { id: string; pages: { id: string; title: string; questions: string[] }[] }[];
  HB_ELEMENTS: MatrixElement[];
  HB_REVIEW?: Record<string, Omit<Card, "module">[]>;
  HB_INDEX: SearchIndex;
  HB_PACKAGE: any; // of a package for a learning platform, see handbook/editions/scorm.py
  HB_SESSION: any; // the frame's, for the pages in it
}

interface MatrixElement {
  id: string;
  title: string;
  needed: string;
  law: { id: string; name: string; status: string }[];
  parts: { id: string; title: string }[];
}

// A question to be asked on another page: its HTML as on its own, its version, and where it is taught.
interface Card {
  id: string;
  version: string;
  html: string;
  url: string;
  lesson: string;
  section: string;
  module: string;
}

interface SearchIndex {
  config: { fields: Record<string, unknown>; separator: string };
  docs: { location: string; title: string; text: string }[];
  terms: string[][];
  glossary: string;
  [part: string]: any;
}

// ---- HB

type Child = Node | string;
type Stopped = () => boolean;
type Step<Result> = Generator<undefined, Result, undefined>;
type Row = Readonly<Record<string, string>>; // of the capture log, by the names of its fields

interface Answer {
  chosen: number[];
  right: boolean;
  at: string;
  version?: string;
}
interface KeptCard {
  version: string;
  due: string;
  last: string;
  stability: number;
  difficulty: number;
  reps: number;
  lapses: number;
}
interface Progress {
  version: number;
  answers: Record<string, Answer>;
  last: string | null;
  missed: Record<string, string>;
  review: Record<string, KeptCard>;
}

// Why something is not kept: switched off, unreadable, written or erased by another tab, no room; "" where it is kept.
type NotKept = "" | "off" | "bad" | "other" | "gone" | "full";
interface Kept<Value> {
  value: Value | null;
  now(): Value | null;
  isDamaged(): boolean;
  write(value: unknown): NotKept;
  forget(): void;
  erase(): void;
}

// A piece of case work as a file; `read` gives null where the file holds something else.
interface Work<Value> {
  name: string;
  value(): unknown;
  read(value: any): Value | null;
  take(value: Value): void;
  filled(): boolean;
  done(): void;
}
interface Places {
  said: HTMLElement;
  asked: HTMLElement;
}

// What a file holds as a table or as JSON, and the encoding of its text.
interface Sheet {
  rows?: string[][];
  json?: any;
  encoding: string;
}
interface OpenedLog {
  rows: Row[];
  sealed: boolean;
  problems: LogProblem[];
  encoding: string;
}
type LogProblem = [kind: string, no: string, line: number, more: string];

// A picture written anew; `removed` has names of parts with their lengths.
interface Copy {
  bytes: Uint8Array<ArrayBuffer>;
  removed: [name: string, length: number][];
  turn: number;
  colours: string;
}
interface NoCopy {
  word: string;
}
type Rewrite = (bytes: Uint8Array<ArrayBuffer>, orientation: number, again?: boolean) => Step<Copy>;

// What a file says: rows of group, field and value, and keys of words about what could not be read.
interface Said {
  rows: string[][];
  notes: string[];
  orientation?: number;
}
interface Metadata extends Said {
  kind: string;
  ending: string;
  misnamed: boolean;
  hash: string;
  orientation: number;
  readable: boolean;
}

// An entry that was typed, in the form in which answers are compared; `bad` says what the form lacks.
interface Typed {
  said: string;
  value: string;
  bad?: string;
  unless?: string;
  also?: string[][];
}
// What the page tells of a question of the self-check, see handbook/site/exercises.py.
interface Sealed {
  several: boolean;
  typed: string;
  prefix: string | null;
  length: number;
  decimals: number;
  zone: string;
}

// How many people a sign marks on average, see hb/baserate.js; `share` of those marked who are real, in percent.
interface Marked {
  real: number;
  found: number;
  missed: number;
  wrong: number;
  marked: number;
  rest: number;
  share: number | null;
}
interface Spelled {
  typed: string;
  readings: string[];
  groups: Record<string, any>;
}

// hb/store.js, the first script of every page
interface Store {
  words(key: string, ...values: unknown[]): string;
  read(name: string): any;
  write(name: string, value: unknown): boolean;
  names(): string[];
  forget(start?: string): void;
  erase(start?: string): void;
  holds(name: string, unsafe: () => boolean): void;
  renew(): void;
  key(name: string): string;
  element<K extends keyof HTMLElementTagNameMap>(tag: K, properties: object, ...children: Child[]): HTMLElementTagNameMap[K];
  button(text: string, action: (event: MouseEvent) => unknown): HTMLButtonElement;
  sayNotKept(before: Element): void;
  tryToKeep(before: Element): void;
  saveFile(name: string, type: string, content: BlobPart): void;
  pickFile(accept: string): Promise<File>;
  chooseFile(accept: string): Promise<string>;
  root: URL;
  loadData(name: string): Promise<unknown>;
}

interface Handbook extends Store {
  // material/answers.js
  results: {
    show(index: any, items: any, typed: string): void;
    fromOtherLanguage(inner: any, load: any, index: any, typed: string, isNewest: () => boolean): Promise<any>;
    withTerms(index: SearchIndex): { config: any; docs: any[] };
  };

  // hb/answers.js, quiz.js, cards.js
  answers: {
    clean(value: any): Progress;
    all(): Progress;
    isGood(value: unknown): boolean;
    replace(value: Progress): boolean;
    set(id: string, answer: Answer | null): boolean;
    schedule(id: string, card: KeptCard, isRight: boolean): boolean;
    visit(page: string): boolean;
  };
  quiz(quiz: HTMLElement, how?: { asked?: boolean; told?: (isRight: boolean) => void }): void;
  cards: {
    shuffled<One>(list: One[]): One[];
    mixed<One>(list: One[], count: number, moduleOf?: (one: any) => string): One[];
    load(modules: string[]): Promise<Map<string, Card>>;
    modules(): Promise<{ id: string; questions: string[] }[]>;
    quiz(card: Card, number: string): HTMLElement;
    letters(quiz: Element): string;
    way(card: Card): HTMLElement;
  };

  // hb/panel.js, kept.js, casefile.js
  panel: {
    labelled(id: string, label: string, control: HTMLElement, help?: string): HTMLDivElement;
    select(options: string[][], value?: string): HTMLSelectElement;
    says(className?: string): HTMLDivElement;
    ask(place: Element, question: string, yes: string, action: () => void): void;
  };
  kept<Value>(name: string, read: (value: any) => Value | null, elsewhere: (why: "other" | "gone") => void): Kept<Value>;
  teller(said: Element, family: string): (why: NotKept) => void;
  neverOpen(): HTMLElement;
  caseFile: {
    base64(bytes: Uint8Array): string;
    fromBase64(text: string): Uint8Array<ArrayBuffer>;
    sealer(name: string, text: () => string, places: Places & { done: () => void }): HTMLButtonElement;
    pick(accept: string, places: Places, take: (file: File) => unknown): unknown;
    buttons<Value>(work: Work<Value>, places: Places): HTMLButtonElement[];
  };

  // hb/sheets.js, log.js, logpage.js, svg.js
  sheets: {
    Unreadable: new (key: string, ...values: unknown[]) => Error;
    read(file: File): Promise<Sheet>;
    csv(rows: (string | number)[][], delimiter?: string): string;
    xlsx(rows: string[][], title: string): Uint8Array<ArrayBuffer>;
    guard(text: string): string;
    restore(text: string): string;
  };
  log: {
    FIELDS: string[];
    NEEDED: string[];
    COLUMNS: string[];
    START: string;
    clean(value: unknown): string;
    stamp(time: number): string;
    timeOf(text: string): number | null;
    localOf(utc: string): string;
    canonical(row: Row): string;
    hash(row: Row): string;
    faults(given: Row): string[][];
    seal(values: Record<string, string>, rows: Row[], now?: number): Row;
    verify(rows: Row[]): LogProblem[];
    current(rows: Row[]): Row[];
    nextNumber(rows: Row[]): string;
    gradeOf(row: Row): string;
    linksOf(row: Row): string[][];
    rolesOf(row: Row): string[];
    table(rows: Row[]): string[][];
    json(rows: Row[]): string;
    open(file: File): Promise<OpenedLog>;
    keeping(): boolean;
    kept(): Row[] | null;
    keep(rows: Row[]): NotKept;
    goesOn(rows: Row[]): boolean;
    part<Value>(name: string, read: (value: any) => Value | null, elsewhere: (why: "other" | "gone") => void): Kept<Value>;
    startKeeping(): boolean;
    stopKeeping(): void;
    erase(): void;
    onOther(act: (why: "other" | "gone") => void): void;
  };
  logPage: {
    problems(found: LogProblem[]): HTMLElement;
    openLog(places: Places, take: (found: OpenedLog, file: string, lost: string) => void): unknown;
    savers(id: string, name: string, rows: () => string[][]): HTMLElement[];
    source(place: Element, show: (rows: Row[]) => void): void;
    frame(label: string, ...children: Child[]): HTMLDivElement;
    table(label: string, head: string[], rows: Child[]): HTMLDivElement;
    row(tag: "td" | "th", cells: (Child | Child[])[]): HTMLTableRowElement;
    filter(rows: Row[], typed: string): Row[];
    place(name: string): HTMLElement;
    stackedHead(): string[];
    stacked(row: Row): Child[][];
    choosePart(place: Element, most: number, go: (part: [first: number, last: number] | null) => void): void;
    signatures(...who: string[]): HTMLElement[];
  };
  svg: {
    drawn(name: string, attributes: object, ...children: Child[]): SVGElement;
    svg(width: number, height: number, title: string, ...children: Child[]): SVGElement;
    text(x: number, y: number, words: string, more?: object): SVGElement;
    wrap(words: string, letters: number, most: number): string[];
    save(name: string, drawing: Node): void;
    bold: object;
    soft: object;
    colours: Record<"INK" | "SOFT" | "EDGE" | "LINK" | "PAPER", string>;
  };

  // hb/itemfigures.js
  itemFigures: {
    GUESSING: number;
    sum(numbers: number[]): number;
    mean(numbers: number[]): number;
    correlation(xs: number[], ys: number[]): number | null;
    upperLower(scores: number[], totals: number[]): number;
    percent(share: number | null): string;
    signed(number: number | null): string;
    points(share: number | null): string;
    exact(number: number | null): number | "";
    scatter(items: any[]): SVGElement;
    bars(gains: any[], room: number): SVGElement;
  };

  // hb/files.js, copy.js, sums.js, hash.js
  plain(text: unknown): string;
  bytes(count: number): string;
  part(file: File, from: number, to: number): Promise<Uint8Array<ArrayBuffer>>;
  inSteps<Result>(work: Step<Result>, stopped?: Stopped): Promise<Result | null>;
  breath(): Promise<void>;
  hashOf(file: File, progress?: (at: number) => void, stopped?: Stopped): Promise<string | null>;
  picker(place: HTMLElement, id: string, label: string, multiple: boolean, take: (files: File[], folders: string[]) => unknown): HTMLElement;
  speaker(): [said: HTMLElement, say: (text: string) => void];
  copy(text: string): Promise<boolean>;
  select(node: Node): void;
  bothTimes(now?: Date): [utc: string, local: string];
  copyButton(word: string, name: string, textOf: () => string): [button: HTMLButtonElement, done: HTMLElement];
  sums: Record<string, any>;
  hash: { logLine(row: { name: string; size: number; hash: string; when: Date }): string };

  // hb/kinds.js, lengths.js, pdf.js, colours.js, cleaned.js, jpegscan.js, jpeg.js, png.js, metadata.js
  kinds: {
    kindOf(bytes: Uint8Array, names?: () => string[]): { kind: string; endings: string[] };
    endingOf(name: string): string;
  };
  lengths: {
    (kind: string, bytes: Uint8Array): { all: boolean; end: number; tiff?: boolean; xmp?: boolean };
    tiff(bytes: Uint8Array): boolean;
  };
  pdf(bytes: Uint8Array, stopped?: Stopped): Promise<Said>;
  colours: { named(profile: Uint8Array): string; displayP3(): Uint8Array<ArrayBuffer> };
  noCopy(word?: string): never;
  joined(parts: Uint8Array[]): Uint8Array<ArrayBuffer>;
  unpacked(bytes: Uint8Array, most: number): Uint8Array<ArrayBuffer>;
  cleaned(kind: string, bytes: Uint8Array<ArrayBuffer>, orientation?: number): Step<Copy | NoCopy>;
  jpegScan: {
    segment(marker: number, content: ArrayLike<number> & Iterable<number>): Uint8Array<ArrayBuffer>;
    markerAt(bytes: Uint8Array, at: number): number;
    Codes: any;
    scan(bytes: Uint8Array, from: number, frame: any, parts: any[], spectrum: any, restart: number): Step<{ data: Uint8Array[]; lost: number; at: number }>;
  };
  jpeg: Rewrite;
  png: Rewrite;
  metadata: {
    read(name: string, bytes: Uint8Array<ArrayBuffer>, stopped?: Stopped): Promise<Metadata | null>;
    copyOf(bytes: Uint8Array<ArrayBuffer>, found: Metadata, stopped?: Stopped): Promise<{ copy: Copy; again: Metadata } | NoCopy | null>;
  };

  // hb/seal.js, typed.js
  seal(id: string, answer: string): string;
  unveil(veiled: string): string;
  typed(typed: string, own: Sealed): Typed[];

  // hb/baserate.js, spellings.js, time.js, timetable.js: what their tests ask
  baseRate: {
    calculate(people: number, perThousand: number, finds: number, wrongly: number): Marked | null;
    share(result: Marked, people: number): number[];
  };
  spellings: Record<string, any>;
  time: Record<string, any>;
  timetable: { moved(calendar: string, by: number): string };
}

declare const HB: Handbook;

// ---- What the theme's scripts ask for and give

declare function __md_get(name: string, store?: Storage): any;
declare function __md_set(name: string, value: unknown, store?: Storage): void;
interface Window {
  __md_hash(text: string): number;
  __md_get: typeof __md_get;
  __md_set: typeof __md_set;
  IFrameWorker: any;
  importScripts: any;
  lunr: any;
  HB_WORDS: any;
  HB_MEANINGS: any;
  HB_SCORE: any;
}

// ---- Scripts of others, in docs/assets/vendor

declare const exifr: any;
declare const fflate: any;
declare const FSRS: any;
declare const Papa: any;
declare const PDFLib: any;
declare const Reveal: any;
declare const sha256: any;

// ---- Scripts made from handbook/mongolian, and the search of a training web

declare var MongolianSpellings: { clean(text: string): string; spellings(text: string, chosen?: number): Spelled };
declare const define: any;
declare const exports: any;
declare const module: any;
interface Window {
  trainingWebPages: any;
  trainingWebQuery: { even(text: string): string; tidy(query: string): string; bare(word: string): string; digits(word: string): string };
}
