// src-shared/commands/process-explorer-commands.ts
//
// Process Explorer's own commands.

import type { Command } from './command.ts';

export const PROCESS_EXPLORER_COMMANDS = [] as const satisfies readonly Command[];
