// src-main/labs/symlinks.ts
//
// M04: symbolic links, junctions and hard links, on the machine's own disk or on a file server, on one processor.
//
//   client C:\data\x.txt, t2.txt ...      server SRV C:\data\x.txt, t2.txt ...    shares \\SRV\pub = C:\pub, \\SRV\data = C:\data
//
// Links that were made before, one leading to the next and the last to data:
//   local             C:\links\link1 -> C:\links\link2 -> ... -> C:\data
//   server, junction  C:\pub\link1 -> C:\pub\link2 -> ... -> C:\data, all of them the server's
//   server, symlink   C:\pub\link1 of the server; its text C:\links\link2 (or C:\data) is for the client, so the rest of the chain is the client's
//   hard links        names link1.txt, link2.txt ... of data\x.txt itself
//
// Then, one after the other: fsutil sets the policy where remoteToLocal asks for it; an administrator and a user who is none make a link each;
// the administrator lists the links and types x.txt through link1; Explorer deletes link1; the administrator counts what is left in data.
//
// What the metrics are read from: what the programs got back, and the counters of the path parser and the server.
// Source: M. Russinovich, "Inside the Windows Vista Kernel, part 1", symbolic links (figure 5).

import { NtStatus, ntStatusText } from '../../src-shared/nt/ntstatus.ts';
import { RegistryAccess } from '../../src-shared/nt/registry-access.ts';
import { RegistryType } from '../../src-shared/nt/registry-types.ts';
import { mountPoint, symbolicLink } from '../../src-shared/nt/reparse-point.ts';
import { DEFAULT_MACHINE } from '../kernel/core/kernel.ts';
import type { Kernel } from '../kernel/core/kernel.ts';
import * as nt from '../kernel/core/native-api.ts';
import type { Program, UserContext } from '../kernel/core/program.ts';
import { setupFile, setupHost, setupKey, setupReparsePoint } from '../kernel/core/setup.ts';
import { CYCLES_PER_SECOND } from '../kernel/core/time.ts';
import { EnableFlag } from '../kernel/etw/session-properties.ts';
import type { Fs } from '../kernel/fs/fs.ts';
import { FILE_SYSTEM_KEY, POLICY_VALUES } from '../kernel/io/symlink-policy.ts';
import { KEvent } from '../kernel/ke/event.ts';
import { setEvent, waitForObject } from '../kernel/ke/services.ts';
import type { EProcess, ProcessSpec } from '../kernel/ps/process.ts';
import type { FileServer } from '../kernel/rdr/file-server.ts';
import { LinkKind, createHardLink, createJunction, dir, findFiles, mklink, type as typeFile } from '../kernel/workloads/programs/command-prompt.ts';
import type { LinkKindName, Steps } from '../kernel/workloads/programs/command-prompt.ts';
import { shellDelete } from '../kernel/workloads/programs/shell-delete.ts';
import { equals } from './check.ts';
import { defineLab } from './lab.ts';
import type { LabCheck, LabMetrics, LabParameters, LabRun, MetricValue } from './lab.ts';

const LINKS = ['symlink', 'junction', 'hardlink'] as const;
const ADMINISTRATOR = { user: 'KERNELSCOPE\\Mara', session: 1, integrity: 'High', company: 'Microsoft Corporation' } as const;
const USER = { ...ADMINISTRATOR, user: 'KERNELSCOPE\\Jin', integrity: 'Medium' } as const;
const S32 = 'C:\\Windows\\System32\\';
const REMOTE_TO_LOCAL = 'SymlinkRemoteToLocalEvaluation';
const LENGTH = 10 * CYCLES_PER_SECOND;

/** What of the parameters the workload needs. */
interface Scene {
  readonly link: (typeof LINKS)[number];
  readonly server: boolean;
  readonly remoteToLocal: boolean;
  readonly targets: number;
  readonly chain: number;
  /** As the client spells them: the directory of link1, the file behind it, the directory of the targets. */
  readonly linkDirectory: string;
  readonly opened: string;
  readonly data: string;
}

/** What the programs noted. */
interface Notes {
  opened: MetricValue;
  createStatus: MetricValue;
  createStatusUnprivileged: MetricValue;
  targetsAfterDelete: MetricValue;
  resolvedBy: MetricValue;
}

export const symlinksLab = defineLab<null>({
  id: 'symlinks',
  title: 'Who follows a link',
  mechanisms: ['M04'],
  story: 'A junction on a file server names a directory of that server, and the server follows it. A symbolic link is a text that the machine which opens it follows: the same link on the same server can mean your own disk. Windows XP knows no symbolic links, and its Explorer deletes through a junction what lies behind it. Look for Result REPARSE and for the open that follows it.',
  profiles: ['windows-xp', 'windows-vista'],
  switches: ['ntfs.symlinks'],
  enableFlags: EnableFlag.NETWORK_TCPIP | EnableFlag.EMULATOR_INTERNALS,
  parameters: [
    { name: 'link', title: 'Kind of link', type: 'choice', unit: '', default: 'symlink', choices: LINKS },
    { name: 'where', title: 'Where the links lie', type: 'choice', unit: '', default: 'local', choices: ['local', 'server'] },
    { name: 'remoteToLocal', title: 'Follow symbolic links of a server that lead to local paths', type: 'boolean', unit: '', default: false },
    { name: 'targets', title: 'Files behind the link', type: 'integer', unit: '', default: 5, minimum: 1, maximum: 500 },
    { name: 'chain', title: 'Links on the way, one leading to the next', type: 'integer', unit: '', default: 1, minimum: 1, maximum: 200 },
  ],
  metrics: [
    { name: 'opened', unit: '', meaning: 'what x.txt said that was typed through the link: LOCAL, or with a server CLIENT or SERVER by whose file it was; or the status that the open ended with' },
    { name: 'createStatus', unit: '', meaning: 'status with which an administrator made a link of that kind; NO SUCH FILE where the command prompt knows no such command and finds no program of that name' },
    { name: 'createStatusUnprivileged', unit: '', meaning: 'the same for a user without SeCreateSymbolicLinkPrivilege' },
    { name: 'targetsAfterDelete', unit: '', meaning: 'files that are left behind the link when Explorer has deleted it' },
    { name: 'resolvedBy', unit: '', meaning: 'machine that followed the link, or refused to: client or server' },
  ],

  machine: () => DEFAULT_MACHINE,
  createProbe: () => null,

  start(kernel, parameters) {
    const scene = sceneOf(parameters);
    const server = setUp(kernel, scene);
    const notes: Notes = { opened: null, createStatus: null, createStatusUnprivileged: null, targetsAfterDelete: null, resolvedBy: null };
    const turn = { user: new KEvent(), userDone: new KEvent(), explorer: new KEvent(), explorerDone: new KEvent() };
    kernel.ps.createProcess({
      imagePath: `${S32}cmd.exe`, pid: 2764, description: 'Windows Command Processor', console: true, ...ADMINISTRATOR,
      program: function* (u): Program {
        if (scene.remoteToLocal) yield* runTool(u, { imagePath: `${S32}fsutil.exe`, commandLine: 'fsutil behavior set SymlinkEvaluation R2L:1', program: setPolicy });
        notes.createStatus = ntStatusText(yield* makeLink(u, scene, 'made by administrator'));
        yield setEvent(u, turn.user);
        yield waitForObject(u, turn.userDone);
        yield* dir(u, scene.linkDirectory);
        yield* open(u, scene, server, notes);
        yield setEvent(u, turn.explorer);
        yield waitForObject(u, turn.explorerDone);
        const { entries } = yield* findFiles(u, scene.data, '*.txt');
        notes.targetsAfterDelete = entries.length;
      },
    });
    kernel.ps.createProcess({
      imagePath: `${S32}cmd.exe`, pid: 2768, description: 'Windows Command Processor', console: true, ...USER,
      program: function* (u): Program {
        yield waitForObject(u, turn.user);
        notes.createStatusUnprivileged = ntStatusText(yield* makeLink(u, scene, 'made by user'));
        yield setEvent(u, turn.userDone);
      },
    });
    kernel.ps.createProcess({
      imagePath: 'C:\\Windows\\explorer.exe', pid: 2188, description: 'Windows Explorer', ...ADMINISTRATOR,
      program: function* (u): Program {
        yield waitForObject(u, turn.explorer);
        yield* shellDelete(u, scene.linkDirectory, linkName(scene, 1));
        yield setEvent(u, turn.explorerDone);
      },
    });
    return { endTime: LENGTH, metrics: () => ({ ...notes }) satisfies LabMetrics, checks: (metrics) => checks(kernel, scene, metrics) } satisfies LabRun;
  },
});

function sceneOf(parameters: LabParameters): Scene {
  const link = parameters.text('link') as Scene['link'];
  const server = parameters.text('where') === 'server';
  const linkDirectory = server ? '\\\\SRV\\pub' : 'C:\\links';
  return {
    link, server, linkDirectory, remoteToLocal: parameters.boolean('remoteToLocal'), targets: parameters.number('targets'), chain: parameters.number('chain'),
    opened: link === 'hardlink' ? `${linkDirectory}\\link1.txt` : `${linkDirectory}\\link1\\x.txt`,
    // The text of a server's symbolic link means the client's directory.
    data: server && link !== 'symlink' ? '\\\\SRV\\data' : 'C:\\data',
  };
}

function linkName(scene: Scene, number: number): string {
  return scene.link === 'hardlink' ? `link${number}.txt` : `link${number}`;
}

// ---- The machines

function setUp(kernel: Kernel, scene: Scene): FileServer {
  const server = setupHost(kernel, 'SRV');
  const local = kernel.components.fs;
  for (const [fs, name] of [[local, scene.server ? 'CLIENT' : 'LOCAL'], [server.fs, 'SERVER']] as const) {
    fs.setupFile('C:\\data\\x.txt', { content: name, cached: 1 });
    for (let i = 2; i <= scene.targets; i++) fs.setupFile(`C:\\data\\t${i}.txt`, { sizeBytes: 100 * i, cached: 1 });
  }
  setupFile(kernel, 'C:\\links', { directory: true });
  for (const directory of ['C:\\Windows\\System32\\Wbem', 'C:\\Windows\\System32']) setupFile(kernel, directory, { directory: true });
  server.fs.setupFile('C:\\pub', { directory: true });
  server.share('pub', 'C:\\pub');
  server.share('data', 'C:\\data');
  setupKey(kernel, FILE_SYSTEM_KEY, kernel.features.on('ntfs.symlinks') ? POLICY_VALUES : []);
  if (scene.link === 'hardlink') setUpHardLinks(kernel, scene, scene.server ? server.fs : local, scene.server ? 'C:\\pub' : 'C:\\links');
  else setUpChain(kernel, scene, server.fs, local);
  return server;
}

function setUpHardLinks(kernel: Kernel, scene: Scene, fs: Fs, directory: string): void {
  const { node } = fs.resolve('C:\\data\\x.txt');
  const token = kernel.components.se.tokenOf(kernel.ps.systemProcess);
  for (let i = 1; i <= scene.chain && node !== null; i++) fs.link(node, `${directory}\\${linkName(scene, i)}`, false, token);
}

/** Directories that lead to one another. Of a server's symbolic links only the first lies there: its text is a path of the client. */
function setUpChain(kernel: Kernel, scene: Scene, server: Fs, local: Fs): void {
  const place = (number: number): { fs: Fs; path: string } => {
    const remote = scene.server && (scene.link === 'junction' || number === 1);
    return { fs: remote ? server : local, path: `${remote ? 'C:\\pub' : 'C:\\links'}\\${linkName(scene, number)}` };
  };
  for (let i = 1; i <= scene.chain; i++) {
    const { fs, path } = place(i);
    const target = i === scene.chain ? 'C:\\data' : place(i + 1).path;
    fs.setupFile(path, { directory: true });
    setupReparsePoint(kernel, path, scene.link === 'symlink' ? symbolicLink(target) : mountPoint(target), fs);
  }
}

// ---- The programs

const KINDS: Readonly<Record<Scene['link'], LinkKindName>> = { symlink: LinkKind.DirectorySymlink, junction: LinkKind.Junction, hardlink: LinkKind.HardLink };

/** A link of the lab's kind, with what the prompt of the time has for it: mklink, or the tools that there were before. */
function* makeLink(u: UserContext, scene: Scene, name: string): Steps<number> {
  const link = `C:\\links\\${name}`;
  const target = scene.link === 'hardlink' ? 'C:\\data\\x.txt' : 'C:\\data';
  if (scene.link === 'symlink' || u.kernel.features.on('ntfs.symlinks')) return yield* mklink(u, KINDS[scene.link], link, target);
  let status: number = NtStatus.UNSUCCESSFUL;
  yield* runTool(u, {
    imagePath: scene.link === 'junction' ? 'C:\\Program Files\\Resource Kit\\linkd.exe' : `${S32}fsutil.exe`,
    commandLine: scene.link === 'junction' ? `linkd "${link}" ${target}` : `fsutil hardlink create "${link}" ${target}`,
    program: function* (tool): Program {
      status = scene.link === 'junction' ? yield* createJunction(tool, link, target) : yield* createHardLink(tool, link, target);
    },
  });
  return status;
}

function* runTool(u: UserContext, spec: ProcessSpec): Steps<void> {
  yield nt.createUserProcess(u, spec);
  yield waitForObject(u, u.object as EProcess);
}

/** fsutil behavior set SymlinkEvaluation R2L:1 */
function* setPolicy(u: UserContext): Program {
  yield nt.openKey(u, 0, FILE_SYSTEM_KEY, RegistryAccess.READ | RegistryAccess.WRITE);
  if (u.status !== NtStatus.SUCCESS) return;
  const key = u.result;
  yield nt.setValueKey(u, key, REMOTE_TO_LOCAL, RegistryType.DWORD, 1);
  yield nt.close(u, key);
}

/** Types x.txt through the first link, and notes who followed it. */
function* open(u: UserContext, scene: Scene, server: FileServer, notes: Notes): Steps<void> {
  const { parser } = u.kernel.components.io.opens;
  const client = parser.followed + parser.refused;
  const { opens, reparsed, stopped } = server;
  const { status, text } = yield* typeFile(u, scene.opened);
  notes.opened = status === NtStatus.SUCCESS ? text : ntStatusText(status);
  const clientEvaluated = parser.followed + parser.refused > client;
  const serverEvaluated = server.opens > opens && server.stopped === stopped && (server.reparsed > reparsed || !clientEvaluated);
  notes.resolvedBy = serverEvaluated ? 'server' : 'client';
}

// ---- What theory says

function checks(kernel: Kernel, scene: Scene, metrics: LabMetrics): LabCheck[] {
  const known = kernel.features.on('ntfs.symlinks');
  const { link, chain, targets, server, remoteToLocal } = scene;
  const tooMany = link !== 'hardlink' && chain > (known ? 63 : 31);
  const where = server ? 'SERVER' : 'LOCAL';
  const symlink = !known ? 'IO REPARSE TAG NOT HANDLED' : server && !remoteToLocal ? 'SYMLINK CLASS DISABLED' : tooMany ? 'REPARSE POINT NOT RESOLVED' : server ? 'CLIENT' : 'LOCAL';
  const created = link === 'symlink' && !known ? 'NO SUCH FILE' : 'SUCCESS';
  const lost = link === 'junction' && !known && !tooMany;
  return [
    equals('opened', metrics['opened'] ?? null, link === 'symlink' ? symlink : tooMany ? 'REPARSE POINT NOT RESOLVED' : where),
    equals('createStatus', metrics['createStatus'] ?? null, created),
    equals('createStatusUnprivileged', metrics['createStatusUnprivileged'] ?? null, link === 'symlink' && known ? 'PRIVILEGE NOT HELD' : created),
    equals('targetsAfterDelete', metrics['targetsAfterDelete'] ?? null, lost ? 0 : targets),
    equals('resolvedBy', metrics['resolvedBy'] ?? null, server && (link !== 'symlink' || !known) ? 'server' : 'client'),
  ];
}
