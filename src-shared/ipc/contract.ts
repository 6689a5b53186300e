// src-shared/ipc/contract.ts
//
// The contract between the host and the page: every call and every push, declared once. The host must have a handler for
// each call (Handlers), the page gets a typed client (Client), and both shells carry the same messages.
// Bytes travel only as a top-level `bytes` field (Uint8Array) of an argument or an answer, so that the WebSocket can send
// them as a binary frame of their own; see wire.ts.
//
// To add a call: one entry here, one handler (tsc says where).

import { z } from 'zod';
import { call, push } from './call.ts';
import type { CallSpec, PushSpec } from './call.ts';
import { COMMAND_FLAGS, RADIO_GROUPS } from '../commands/command.ts';
import type { ViewId } from '../commands/command.ts';
import { LOCALES } from '../i18n/catalogs.ts';
import { FILE_KINDS, MAX_FILE_PIECE_BYTES } from './files.ts';
import type { FileHandle, SaveHandle } from './files.ts';
import { MAXIMUM_SPEED, MINIMUM_SPEED, PRIORITY_CLASSES, PROCESS_COMMANDS } from './machine.ts';
import type { Comparison, ComparisonProgress, Verdict } from './labs.ts';
import type { CaptureSettings, MachineCatalog, MachineConfiguration, MachineState, RunDetails } from './machine.ts';
import type { ShellKind } from './bridge.ts';
import { EVENT_COLUMN_LIST } from '../query/columns/event-columns.ts';
import type { EventColumnId } from '../query/columns/event-columns.ts';
import { RELATION_LIST } from '../query/relations/index.ts';
import type { RelationId } from '../query/relations/index.ts';
import type { ProcessSnapshot } from '../query/process/snapshot.ts';

const nothing = z.undefined().or(z.null()).optional();
const token = z.string().min(1).max(64);
const name = z.string().min(1).max(120);
const count = z.int().min(0);
const VIEW_IDS = ['process-monitor', 'process-explorer', 'labs'] as const satisfies readonly ViewId[];
const EVENT_COLUMN_IDS = EVENT_COLUMN_LIST.map(({ id }) => id) as [EventColumnId, ...EventColumnId[]];
const RELATION_IDS = RELATION_LIST.map(({ id }) => id) as [RelationId, ...RelationId[]];
const parameterValue = z.union([z.number(), z.boolean(), z.string().max(1000)]);

const configuration = z.object({
  profile: name,
  features: z.record(name, z.boolean()),
  lab: name,
  parameters: z.record(name, parameterValue),
  seed: z.int().min(0).max(0xffff_ffff),
});

const comparison = z.object({
  lab: name,
  profiles: z.tuple([name, name]),
  parameters: z.record(name, parameterValue),
  seed: z.int().min(0).max(0xffff_ffff),
});

const filterRule = z.object({
  column: z.enum(EVENT_COLUMN_IDS),
  relation: z.enum(RELATION_IDS),
  value: z.string().max(32_767),
  action: z.enum(['include', 'exclude']),
  enabled: z.boolean(),
});
const exerciseAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice'), choice: name }),
  z.object({ kind: z.literal('number'), value: z.number() }),
  z.object({ kind: z.literal('name'), name: z.string().max(32_767) }),
  z.object({ kind: z.literal('filter'), rules: z.array(filterRule).max(1000) }),
]);

const processCommand = z.object({
  command: z.enum(PROCESS_COMMANDS),
  /** ProcessSnapshot.run and ProcessCounters.instance, so that a late click cannot hit a reused PID or another machine. */
  run: count,
  instance: count,
  priorityClass: z.enum(PRIORITY_CLASSES).optional(),
});
export type ProcessCommand = z.infer<typeof processCommand>;

/** A value that survives JSON. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
const json: z.ZodType<JsonValue> = z.lazy(() => z.union([z.string().max(100_000), z.number(), z.boolean(), z.null(), z.array(json).max(10_000), z.record(z.string().max(200), json)]));

export interface AppInfo {
  readonly name: string;
  readonly version: string;
  readonly shell: ShellKind;
  readonly platform: string;
  /** e.g. `{ node: '20.20.2', electron: '45.4.1' }`. */
  readonly versions: Readonly<Record<string, string>>;
  /** Language tags the user prefers, best first. */
  readonly languages: readonly string[];
  /** The menu is the system's (macOS): the page draws none. */
  readonly nativeMenu: boolean;
  /** The shell has its own open and save dialogs; else the page uses the File API and downloads. */
  readonly nativeDialogs: boolean;
  /** Files named when the application was started and not yet handed over; asking takes them. */
  readonly files: readonly FileHandle[];
}

export interface SettingsAnswer {
  readonly values: Readonly<Record<string, JsonValue>>;
  /** Something the user should know, e.g. that a damaged file was put aside; empty otherwise. */
  readonly message: string;
}

const menuState = z.object({
  locale: z.enum(LOCALES),
  flags: z.partialRecord(z.enum(COMMAND_FLAGS), z.boolean()),
  radios: z.partialRecord(z.enum(RADIO_GROUPS), z.string().max(200)),
  view: z.enum(VIEW_IDS),
});
/** CommandState of the page (src-shared/commands/command.ts) and the language of the labels. */
export type MenuState = z.infer<typeof menuState>;

export interface RunAnswer { readonly state: MachineState }

export const contract = {
  'app:info': call(nothing).returns<AppInfo>(),

  'machine:catalog': call(nothing).returns<MachineCatalog>(),
  'machine:configure': call(configuration).returns<RunAnswer>(),
  'machine:run': call(nothing).returns<RunAnswer>(),
  'machine:pause': call(nothing).returns<RunAnswer>(),
  'machine:step': call(z.object({ unit: z.enum(['event', 'tick', 'ms']), count: z.int().min(1).max(1_000_000) })).returns<RunAnswer>(),
  'machine:setSpeed': call(z.object({ speed: z.union([z.literal('unlimited'), z.number().min(MINIMUM_SPEED).max(MAXIMUM_SPEED)]) })).returns<RunAnswer>(),
  /** The current state at once; afterwards it is pushed. */
  'machine:get': call(nothing).returns<RunAnswer>(),
  'machine:details': call(nothing).returns<RunDetails>(),
  'machine:state': push<MachineState>(),

  /** Runs a lab under two profiles beside the live machine; null where it was cancelled, by labs:cancel or by the next one. */
  'labs:compare': call(comparison).returns<Comparison | null>(),
  'labs:cancel': call(nothing).returns<void>(),
  'labs:progress': push<ComparisonProgress>(),
  /** Checks an answer against the traces of a comparison (Comparison.id); null asks for the answer. */
  'labs:check': call(z.object({ comparison: count, exercise: name, answer: exerciseAnswer.nullable() })).returns<Verdict>(),

  'capture:set': call(z.object({
    enabled: z.boolean().optional(),
    kernelEvents: z.array(name).max(64).optional(),
  })).returns<CaptureSettings>(),

  'process:snapshot': push<ProcessSnapshot>(),
  /** Milliseconds of wall-clock time between snapshots; 0 stops them. Threads come for these process instances only. */
  'process:setRefresh': call(z.object({ intervalMs: z.int().min(0).max(60_000), threadsOf: z.array(count).max(16).optional() })).returns<void>(),
  'process:refresh': call(nothing).returns<ProcessSnapshot>(),
  'process:command': call(processCommand).returns<void>(),

  'file:open': call(z.object({ kind: z.enum(FILE_KINDS), multiple: z.boolean().optional() })).returns<readonly FileHandle[]>(),
  /** For a file dropped on an Electron window. */
  'file:openPath': call(z.object({ path: z.string().min(1).max(32_767) })).returns<FileHandle>(),
  'file:read': call(z.object({ token, offset: count, length: z.int().min(0).max(MAX_FILE_PIECE_BYTES) })).returns<{ readonly bytes: Uint8Array }>(),
  'file:close': call(z.object({ token })).returns<void>(),
  /** Asks where to save; null when the user cancelled. */
  'file:save': call(z.object({ kind: z.enum(FILE_KINDS), suggestedName: z.string().min(1).max(255) })).returns<SaveHandle | null>(),
  'file:write': call(z.object({ token, bytes: z.instanceof(Uint8Array).refine((b) => b.byteLength <= MAX_FILE_PIECE_BYTES, 'piece too large') })).returns<void>(),
  /** Puts the written file in place of what had its name, in one step. */
  'file:commit': call(z.object({ token })).returns<void>(),
  /** Forgets a file that is being written; what had its name stays as it was. */
  'file:abandon': call(z.object({ token })).returns<void>(),
  'files:opened': push<readonly FileHandle[]>(),

  'settings:get': call(nothing).returns<SettingsAnswer>(),
  /** Merges these values into the settings; null removes one. */
  'settings:set': call(z.object({ values: z.record(z.string().min(1).max(200), json) })).returns<void>(),

  /** What the native menu depends on; the host builds the menu from the command registry. */
  'menu:state': call(menuState).returns<void>(),
  /** A command chosen in the native menu. */
  'command:invoke': push<{ readonly id: string }>(),

  /** Whether closing the window would lose something the user made. */
  'session:setUnsaved': call(z.object({ unsaved: z.boolean() })).returns<void>(),
  'window:setTheme': call(z.object({ theme: z.enum(['system', 'light', 'dark']) })).returns<void>(),
  'clipboard:write': call(z.object({ text: z.string().max(16 * 1024 * 1024) })).returns<void>(),
  'external:open': call(z.object({ url: z.string().max(2000) })).returns<void>(),
  'app:quit': call(nothing).returns<void>(),
  'log': call(z.object({ level: z.enum(['debug', 'info', 'warn', 'error']), message: z.string().max(20_000) })).returns<void>(),
} as const;

export type Contract = typeof contract;
export type CallName = { [K in keyof Contract]: Contract[K] extends CallSpec<z.ZodType, unknown> ? K : never }[keyof Contract];
export type PushName = { [K in keyof Contract]: Contract[K] extends PushSpec<unknown> ? K : never }[keyof Contract];
type ArgumentOf<C> = C extends CallSpec<infer S, unknown> ? z.input<S> : never;
type ParsedOf<C> = C extends CallSpec<infer S, unknown> ? z.output<S> : never;
type AnswerOf<C> = C extends CallSpec<z.ZodType, infer R> ? R : never;
type MessageOf<P> = P extends PushSpec<infer T> ? T : never;

export type CallArgument<N extends CallName> = ArgumentOf<Contract[N]>;
export type CallParsed<N extends CallName> = ParsedOf<Contract[N]>;
export type CallAnswer<N extends CallName> = AnswerOf<Contract[N]>;
export type PushMessage<N extends PushName> = MessageOf<Contract[N]>;

/** One handler per call. Throw CallError for an expected failure; anything else is logged and answered as `internal`. */
export type Handlers = { readonly [N in CallName]: (argument: CallParsed<N>) => CallAnswer<N> | Promise<CallAnswer<N>> };

/** What the page programs against. A failed call rejects with CallError. */
export interface Client {
  call<N extends CallName>(name: N, ...argument: undefined extends CallArgument<N> ? [] | [CallArgument<N>] : [CallArgument<N>]): Promise<CallAnswer<N>>;
  on<N extends PushName>(name: N, listener: (message: PushMessage<N>) => void): () => void;
}

/** Sends one push to the page. */
export type Pusher = <N extends PushName>(name: N, message: PushMessage<N>) => void;
export type { MachineConfiguration };
