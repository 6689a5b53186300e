// src-main/kernel/workloads/programs/shell-items.ts
//
// What the shell asks the registry and the disk about one thing it shows: a file's type, a COM class, a known folder, a
// folder on disk. Explorer, file dialogs and every program with a window use them. Most of a desktop's registry storm is here.

import { RegistryAccess } from '../../../../src-shared/nt/registry-access.ts';
import { KeyInformationClass } from '../../../../src-shared/nt/registry-types.ts';
import { controlCode } from '../../../../src-shared/nt/control-codes.ts';
import { mix } from '../call-sites.ts';
import { OpenFor } from '../open-requests.ts';
import { FileInformation, USER_CLASSES, classChild, classLookup, classValue, enumerateValues, findEntry, loadImage, loadResources, policy, probeKey, readValues, readWithOplock, reparsePoint, security, volumeFacts } from '../phrases.ts';
import { Kept } from '../script.ts';
import type { ComClass, FileType, ShellClass } from '../content/registry-catalog.ts';
import type { ScriptBuilder } from '../script-builder.ts';

const { MAXIMUM_ALLOWED, QUERY_VALUE, READ } = RegistryAccess;

/** Values that the shell looks for in a class, of which most classes have few. */
const CLASS_VALUES = ['', 'FriendlyTypeName', 'EditFlags', 'NeverShowExt', 'AlwaysShowExt', 'IsShortcut', 'InfoTip', 'DocObject', 'BrowseInPlace', 'NoOpen', 'PreviewDetails', 'TileInfo', 'QueryForOverlay', 'Attributes', 'NoRecentDocs', 'AppUserModelID'] as const;
const VERB_VALUES = ['', 'MUIVerb', 'LegacyDisable', 'ProgrammaticAccessOnly', 'Extended', 'SuppressionPolicy', 'NeverDefault', 'CommandFlags'] as const;
const FOLDER_VALUES = ['Category', 'Name', 'ParentFolder', 'Description', 'RelativePath', 'ParsingName', 'InfoTip', 'LocalizedName', 'Icon', 'Security', 'StreamResource', 'StreamResourceType', 'LocalRedirectOnly', 'Roamable', 'PreCreate', 'Stream', 'PublishExpandedPath', 'Attributes', 'FolderTypeID', 'InitFolderHandler'] as const;
const POLICIES = ['NoCDBurning', 'NoPropertiesMyComputer', 'NoViewContextMenu', 'NoShellSearchButton', 'NoSecurityTab', 'NoNetHood', 'NoSharedDocuments', 'ClassicShell', 'NoFileMenu', 'NoDrives', 'NoSetFolders', 'RestrictRun', 'NoCommonGroups', 'DisallowCpl', 'NoControlPanel', 'NoInternetIcon', 'EnforceShellExtensionSecurity', 'NoSimpleStartMenu', 'NoWebView', 'DontShowSuperHidden', 'SeparateProcess', 'NoRun', 'AllowFileCLSIDJunctions', 'NoRecycleFiles'] as const;

/** What kind of file is this: extension, class, perceived type, icon, verbs. */
export function fileType(b: ScriptBuilder, type: FileType, variant: number): void {
  b.within('shell32:1-4 shlwapi:1-2', mix(variant % 7, 1), () => {
    const extension = classLookup(b, type.extension);
    classValue(b, extension, type.extension, '');
    classValue(b, extension, type.extension, 'PerceivedType');
    if (variant % 3 === 0) classValue(b, extension, type.extension, 'Content Type');
    if (variant % 4 !== 2) b.close(extension);
    else { b.queryValue(extension, 'PerceivedType'); b.close(extension); }
  });
  b.within('shell32:2-7 shlwapi:1-2', mix(variant % 7, 2), () => {
    const key = classLookup(b, type.progId);
    for (let i = 0; i < 2 + (variant % 3); i++) classValue(b, key, type.progId, CLASS_VALUES[(i * 5 + variant) % CLASS_VALUES.length] as string);
    b.within('shell32:1-3 shlwapi', mix(variant % 7, 3), () => {
      const handler = classChild(b, key, type.progId, 'shellex\\IconHandler');
      b.queryValue(handler, '');
      const icon = classChild(b, key, type.progId, 'DefaultIcon');
      b.queryValue(icon, '');
      b.close(icon);
      b.close(handler);
      b.queryValue(key, 'NeverShowExt');
    });
    if (variant % 2 === 0) {
      b.within('shell32:1-2', mix(variant % 7, 4), () => {
        const clsid = classChild(b, key, type.progId, 'CLSID');
        classValue(b, clsid, `${type.progId}\\CLSID`, '');
        b.close(clsid);
      });
    }
    b.close(key);
  });
  b.within('shell32:2-4 shlwapi:1-3', mix(variant % 7, 5), () => {
    b.close(classLookup(b, `SystemFileAssociations\\${type.extension}`));
    if (variant % 3 === 1) b.queryKey(Kept.Classes, KeyInformationClass.Cached);
    const perceived = classLookup(b, `SystemFileAssociations\\${type.perceivedType}`);
    classValue(b, perceived, `SystemFileAssociations\\${type.perceivedType}`, CLASS_VALUES[1 + (variant % 13)] as string);
    b.close(perceived);
    readValues(b, `HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\FileExts\\${type.extension}`, ['Application']);
    if (variant % 2 === 0) readValues(b, 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Explorer\\KindMap', [type.extension], QUERY_VALUE);
  });
}

/** What can be done with it: verbs and their commands. */
export function verbs(b: ScriptBuilder, shellClass: ShellClass, variant: number): void {
  b.within('shell32:3-7 shlwapi:1-2', mix(variant % 7, 6), () => {
    const key = classLookup(b, shellClass.name);
    const shell = classChild(b, key, shellClass.name, 'shell');
    classValue(b, shell, `${shellClass.name}\\shell`, '');
    b.enumerateKeys(shell);
    b.within('shell32:1-4 shlwapi', mix(variant % 7, 7), () => {
      const open = classChild(b, shell, `${shellClass.name}\\shell`, 'open');
      for (let i = 0; i < 4; i++) classValue(b, open, `${shellClass.name}\\shell\\open`, VERB_VALUES[(i + variant) % VERB_VALUES.length] as string);
      const command = classChild(b, open, `${shellClass.name}\\shell\\open`, 'command');
      classValue(b, command, `${shellClass.name}\\shell\\open\\command`, '');
      classValue(b, command, `${shellClass.name}\\shell\\open\\command`, 'DelegateExecute');
      b.close(command);
      b.close(classChild(b, open, `${shellClass.name}\\shell\\open`, 'ddeexec'));
      b.close(classChild(b, open, `${shellClass.name}\\shell\\open`, 'DropTarget'));
      b.close(open);
    });
    b.close(shell);
    b.close(key);
  });
}

/** Creating an object of a COM class: where is its server, how does it want to be called, load it. */
export function createInstance(b: ScriptBuilder, cls: ComClass, variant: number, load: boolean): void {
  const name = `CLSID\\${cls.clsid}`;
  b.within('ole32:3-8', mix(variant % 7, 8), () => {
    const key = classLookup(b, name);
    classValue(b, key, name, '');
    b.close(classChild(b, key, name, 'TreatAs', QUERY_VALUE));
    b.within('ole32:1-3', mix(variant % 7, 9), () => {
      if (variant % 3 !== 1) { b.queryKey(key); b.openKey(`${USER_CLASSES}\\${name}`, MAXIMUM_ALLOWED); b.queryValue(key, 'AppId'); }
      const server = classChild(b, key, name, 'InprocServer32');
      classValue(b, server, `${name}\\InprocServer32`, 'InprocServer32');
      classValue(b, server, `${name}\\InprocServer32`, '');
      classValue(b, server, `${name}\\InprocServer32`, 'ThreadingModel');
      if (variant % 2 === 0) b.queryValue(server, 'Assembly');
      b.close(server);
    });
    b.close(classChild(b, key, name, 'InprocHandler32'));
    if (variant % 4 === 0) b.close(classChild(b, key, name, 'LocalServer32'));
    if (variant % 3 === 0) b.queryValue(key, 'AppID');
    b.close(key);
    if (variant % 5 === 0) readValues(b, 'HKLM\\SOFTWARE\\Microsoft\\COM3', ['REGDBVersion'], QUERY_VALUE);
  });
  if (load) b.within('ole32:2-4', mix(variant % 7, 10), () => loadImage(b, cls.server, variant % 3));
}

/** What the shell wants to know about a name-space extension before it shows it. */
export function shellFolder(b: ScriptBuilder, cls: ComClass, variant: number): void {
  const name = `CLSID\\${cls.clsid}`;
  b.within('shell32:2-9 shlwapi', mix(variant % 7, 11), () => {
    const key = classLookup(b, name);
    const folder = classChild(b, key, name, 'ShellFolder');
    for (const value of ['Attributes', 'CallForAttributes', 'RestrictedAttributes', 'FolderValueFlags'].slice(0, 1 + (variant % 3))) b.queryValue(folder, value);
    if (variant % 3 === 0) b.close(folder);
    b.queryValue(key, 'LocalizedString');
    classValue(b, key, name, 'SortOrderIndex');
    if (variant % 3 !== 0) b.close(folder);
    b.close(key);
    probeKey(b, `HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\CLSID\\${cls.clsid}\\ShellFolder`);
    readValues(b, `HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\NonEnum`, [cls.clsid], QUERY_VALUE);
    readValues(b, 'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\NonEnum', [cls.clsid], QUERY_VALUE);
  });
}

/** A known folder by its id: description, redirection, path. */
export function knownFolder(b: ScriptBuilder, id: string, variant: number): void {
  const path = `HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Explorer\\FolderDescriptions\\${id}`;
  b.within('shell32:2-6', mix(variant % 7, 12), () => {
    const key = b.openKey(path, READ);
    const count = 4 + (variant % 5);
    for (let i = 0; i < count; i++) b.queryValue(key, FOLDER_VALUES[i] as string);
    const bag = b.openKey(`${path}\\PropertyBag`, READ);
    b.queryValue(key, 'Attributes');
    b.close(bag);
    b.close(key);
    if (variant % 2 === 0) readValues(b, 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\User Shell Folders', ['Personal', 'Local AppData'].slice(variant % 2), QUERY_VALUE);
  });
}

/** Explorer's own switches and the administrator's. */
export function shellPolicies(b: ScriptBuilder, variant: number): void {
  b.within('shell32:1-3 shlwapi:1-2', mix(variant % 7, 13), () => {
    if (variant % 2 === 1) {
      const user = b.openKey(`HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\Explorer`, QUERY_VALUE);
      const machine = b.openKey('HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\Explorer', QUERY_VALUE);
      for (let i = 0; i < 2; i++) {
        const value = POLICIES[(variant * 3 + i) % POLICIES.length] as string;
        b.queryValue(user, value);
        b.queryValue(machine, value);
      }
      b.close(machine);
      b.close(user);
      return;
    }
    for (let i = 0; i < 3; i++) policy(b, 'Microsoft\\Windows\\CurrentVersion\\Policies\\Explorer', POLICIES[(variant * 3 + i) % POLICIES.length] as string);
  });
}

/** Settings of the view. */
export function viewSettings(b: ScriptBuilder, variant: number): void {
  b.within('shell32:1-4 shlwapi', mix(variant % 7, 14), () => {
    const values = ['Hidden', 'ShowCompColor', 'HideFileExt', 'DontPrettyPath', 'ShowInfoTip', 'HideIcons', 'MapNetDrvBtn', 'WebView', 'Filter', 'ShowSuperHidden', 'SeparateProcess', 'NoNetCrawling', 'AutoCheckSelect', 'IconsOnly', 'ShowTypeOverlay'];
    readValues(b, 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\Advanced', values.slice(variant % 5, 4 + (variant % 7)), QUERY_VALUE);
    readValues(b, 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer', ['ShellState', 'MaxUndoItems'], QUERY_VALUE);
  });
}

const SETTINGS = ['HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\Advanced', 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\User Shell Folders', 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\Shell Folders', 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings', 'HKCU\\Control Panel\\International'] as const;

/** All values of a key of settings, one by one. */
export function allSettings(b: ScriptBuilder, variant: number): void {
  b.within('shell32:1-3', mix(variant % 7, 21), () => enumerateValues(b, SETTINGS[variant % SETTINGS.length] as string));
}

/** A file or folder on disk as the shell meets it: every component by name, attributes, who may read it. */
export function diskItem(b: ScriptBuilder, path: string, variant: number): void {
  const parts = path.split('\\');
  b.within('shell32:2-8', mix(variant % 7, 15), () => {
    if (variant % 3 === 0) {
      const slash = path.lastIndexOf('\\');
      findEntry(b, slash === 2 ? 'C:\\' : path.slice(0, slash), parts.at(-1) as string);
    }
    if (variant % 4 === 1) handleFacts(b, path); else b.queryAttributes(path);
    if (variant % 2 === 0) b.queryAttributes(path.slice(0, path.lastIndexOf('\\')));
    if (variant % 2 === 1) b.queryAttributes(path);
    if (variant % 4 === 0) security(b, path);
    if (variant % 5 !== 0) missing(b, path, variant);
    if (variant % 7 === 0) volumeFacts(b, path);
    if (variant % 11 === 0) reparsePoint(b, path);
  });
}

/** The same facts through a handle. */
function handleFacts(b: ScriptBuilder, path: string): void {
  const file = b.createFile(path, OpenFor.backupAttributes);
  b.queryFile(file, FileInformation.Basic);
  b.queryFile(file, FileInformation.Standard);
  b.close(file);
}

/** Things that may be beside a file and seldom are. */
function missing(b: ScriptBuilder, path: string, variant: number): void {
  const folder = path.slice(0, path.lastIndexOf('\\'));
  switch ((variant >>> 3) % 4) {
    case 0: b.queryAttributes(`${folder}\\Thumbs.db`); break;
    case 1: b.queryAttributes(`${path}.manifest`); break;
    case 2: b.queryAttributes(`C:\\Program Files\\Removed Program ${variant % 7}\\program.exe`); break;
    // A folder opened as if it were a file.
    default: b.close(b.createFile(folder, OpenFor.readAll));
  }
}

/** The handlers that are registered for a class of things. */
export function handlers(b: ScriptBuilder, shellClass: ShellClass, kind: string, variant: number): void {
  b.within('shell32:2-5', mix(variant % 7, 20), () => {
    const shellKey = b.openKey(`HKCR\\${shellClass.name}`, READ);
    const shellex = b.openKey(`HKCR\\${shellClass.name}\\shellex`, READ);
    const key = b.openKey(`HKCR\\${shellClass.name}\\shellex\\${kind}`, READ);
    b.queryKey(key);
    b.enumerateKeys(key);
    b.close(key);
    b.close(shellex);
    b.close(shellKey);
  });
}

/** Properties of a document: opened so that nobody is disturbed. */
export function documentProperties(b: ScriptBuilder, path: string, variant: number): void {
  b.within('propsys:1-3 shell32:1-2', mix(variant % 7, 16), () => {
    b.queryAttributes(path);
    readWithOplock(b, path, [512, 4_096, 8_192, 32_768][variant % 4] as number);
  });
}

/** An executable as a picture: its resources. */
export function extractIcon(b: ScriptBuilder, path: string, variant: number): void {
  b.within('shell32:1-3 user32', mix(variant % 7, 17), () => {
    b.queryAttributes(path);
    loadResources(b, path);
  });
}

/** What is mounted where: the shell asks the mount manager and the volume. */
export function mountPoint(b: ScriptBuilder, variant: number): void {
  b.within('shell32:2-4', mix(variant % 7, 18), () => {
    const volume = b.createFile('C:', OpenFor.mountPoint);
    b.deviceControl(volume, controlCode('IOCTL_MOUNTDEV_QUERY_DEVICE_NAME'));
    b.close(volume);
    readValues(b, `HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\MountPoints2\\${variant % 2 === 0 ? 'C' : 'CPC\\Volume'}`, ['BaseClass', 'Generation', '_LabelFromReg'].slice(variant % 2), QUERY_VALUE);
  });
}

/** desktop.ini of a folder: is there one, what does it say. */
export function desktopIni(b: ScriptBuilder, folder: string, variant: number): void {
  b.within('shell32:1-3 kernel32:1-2', mix(variant % 7, 19), () => {
    b.queryAttributes(`${folder}\\desktop.ini`);
    const file = b.createFile(`${folder}\\desktop.ini`, OpenFor.readAll);
    b.lockFile(file, 0, 4_096, false);
    b.queryFile(file, FileInformation.Standard);
    b.readFile(file, 0, 282 + (variant % 3) * 40);
    b.unlockFile(file, 0, 4_096);
    b.close(file);
  });
}

/** What every program with a window keeps open: its view of the classes. */
export function openClasses(b: ScriptBuilder): void {
  b.openKept(Kept.Classes, USER_CLASSES, MAXIMUM_ALLOWED);
}
