// src-main/kernel/workloads/content/registry-catalog.ts
//
// The registry of the emulated PC: the hand-written tables plus what only exists in numbers (COM classes, interfaces,
// known folders, fonts, uninstall entries), whose GUIDs and data come from a stream of the machine's Prng.
// Programs look their own keys up here, so that what they ask for exists, or does not, for a reason.

import { FILE_TYPES, SERVICE_NAMES, SHELL_CLASSES, SOFTWARE_KEYS, SYSTEM_KEYS, USER_KEYS } from './registry-tables.ts';
import { RegistryType, dword, expandSz, parseKeys, randomBytes, randomGuid, sz } from './registry-seed.ts';
import { USER_MODULES } from './user-modules.ts';
import type { KeySeed, ValueSeed } from './registry-seed.ts';
import type { Prng } from '../../../../src-shared/base/prng.ts';

/** A class below HKCR and what is known to exist under it. */
export interface ShellClass {
  /** e.g. `txtfile`, `.txt`, `Directory`. */
  readonly name: string;
  readonly values: readonly string[];
  readonly subkeys: readonly string[];
  /** Shell extension handlers (GUIDs). */
  readonly handlers: readonly string[];
}

export interface FileType {
  readonly extension: string;
  readonly progId: string;
  readonly perceivedType: string;
}

export interface ComClass {
  readonly clsid: string;
  readonly module: string;
  /** Path of the server as its InprocServer32 value gives it. */
  readonly server: string;
  readonly subkeys: readonly string[];
  readonly shellFolder: boolean;
}

export interface ServiceSeed {
  readonly name: string;
  readonly group: string;
  readonly module: string;
  readonly parameters: readonly string[];
}

export interface RegistryCatalog {
  readonly keys: readonly KeySeed[];
  readonly userKeys: readonly KeySeed[];
  readonly fileTypes: readonly FileType[];
  readonly shellClasses: readonly ShellClass[];
  readonly comClasses: readonly ComClass[];
  readonly interfaces: readonly string[];
  readonly knownFolders: readonly string[];
  readonly services: readonly ServiceSeed[];
  readonly featureControls: readonly string[];
  readonly uninstall: readonly string[];
  readonly wmiProviders: readonly string[];
}

const COM_CLASSES = 420;
const INTERFACES = 160;
const KNOWN_FOLDERS = 90;
const FEATURE_WORDS = 'LOCALMACHINE_LOCKDOWN MIME_HANDLING OBJECT_CACHING PROTOCOL_LOCKDOWN RESTRICT_ACTIVEXINSTALL SECURITYBAND SNIFFING UNC_SAVEDFILECHECK WEBOC_POPUPMANAGEMENT WINDOW_RESTRICTIONS ZONE_ELEVATION HTTP_USERNAME_PASSWORD_DISABLE BEHAVIORS ADDON_MANAGEMENT ALLOW_REVERSE_SOLIDUS BROWSER_EMULATION CFSTR_INETURL ENABLE_COMPAT_LOGGING IGNORE_POLICIES_ZONEMAP MAXCONNECTIONSPERSERVER SHOW_APP_PROTOCOL_WARN SSLUX TABBED_BROWSING VALIDATE_NAVIGATE_URL XMLHTTP'.split(' ');
const FOLDER_WORDS = 'Desktop Documents Downloads Music Pictures Videos Favorites Links Contacts SavedGames Searches Recent SendTo StartMenu Programs Startup Templates Cookies History Fonts Public PublicDesktop PublicDocuments LocalAppData RoamingAppData LocalAppDataLow ProgramData System Windows ProgramFiles CommonFiles Quick SidebarParts OriginalImages PhotoAlbums Playlists SampleMusic SamplePictures CDBurning AdminTools'.split(' ');

/** Builds the catalog; the same stream gives the same registry. */
export function buildRegistryCatalog(prng: Prng): RegistryCatalog {
  const keys: KeySeed[] = [...parseKeys(SYSTEM_KEYS, prng), ...parseKeys(SOFTWARE_KEYS, prng)];
  const comClasses = buildComClasses(prng, keys);
  const interfaces = buildInterfaces(prng, comClasses, keys);
  const knownFolders = buildKnownFolders(prng, keys);
  const fileTypes = parseFileTypes();
  const shellClasses = buildShellClasses(prng, fileTypes, comClasses, keys);
  const services = buildServices(prng, keys);
  const featureControls = FEATURE_WORDS.map((word) => `FEATURE_${word}`);
  for (const feature of featureControls) keys.push({ path: `HKLM\\SOFTWARE\\Microsoft\\Internet Explorer\\Main\\FeatureControl\\${feature}`, values: [dword('iexplore.exe', 1), dword('explorer.exe', 1)] });
  const uninstall = buildUninstall(prng, keys);
  const wmiProviders = buildWmiProviders(prng, keys, comClasses);
  return { keys, userKeys: parseKeys(USER_KEYS, prng), fileTypes, shellClasses, comClasses, interfaces, knownFolders, services, featureControls, uninstall, wmiProviders };
}

function buildComClasses(prng: Prng, keys: KeySeed[]): ComClass[] {
  const classes: ComClass[] = [];
  const modules = USER_MODULES.filter((module) => module.path.startsWith('C:\\Windows\\System32'));
  for (let i = 0; i < COM_CLASSES; i++) {
    const clsid = randomGuid(prng);
    const module = prng.pick(modules);
    const shellFolder = prng.chance(1, 7);
    const server = prng.chance(3, 4) ? `%SystemRoot%\\system32\\${module.name}.dll` : module.path;
    const subkeys = ['InprocServer32'];
    const base = `HKCR\\CLSID\\${clsid}`;
    keys.push({ path: base, values: prng.chance(4, 5) ? [sz('', `${capital(module.name)} class ${i}`)] : [] });
    keys.push({ path: `${base}\\InprocServer32`, values: [expandSz('', server), sz('ThreadingModel', prng.pick(['Apartment', 'Both', 'Both', 'Free']))] });
    if (shellFolder) {
      subkeys.push('ShellFolder');
      keys.push({ path: `${base}\\ShellFolder`, values: [dword('Attributes', 0xa0000000 + prng.below(0x1000)), ...(prng.chance(1, 2) ? [sz('WantsFORPARSING', '')] : [])] });
    }
    if (prng.chance(1, 3)) { subkeys.push('ProgID'); keys.push({ path: `${base}\\ProgID`, values: [sz('', `${capital(module.name)}.Object.${i}`)] }); }
    if (prng.chance(1, 4)) { subkeys.push('DefaultIcon'); keys.push({ path: `${base}\\DefaultIcon`, values: [expandSz('', `%SystemRoot%\\system32\\imageres.dll,-${prng.below(200)}`)] }); }
    if (prng.chance(1, 6)) { subkeys.push('Instance'); keys.push({ path: `${base}\\Instance`, values: [sz('CLSID', randomGuid(prng))] }); }
    classes.push({ clsid, module: module.name, server: module.path, subkeys, shellFolder });
  }
  return classes;
}

function buildInterfaces(prng: Prng, comClasses: readonly ComClass[], keys: KeySeed[]): string[] {
  const interfaces: string[] = [];
  for (let i = 0; i < INTERFACES; i++) {
    const iid = randomGuid(prng);
    keys.push({ path: `HKCR\\Interface\\${iid}`, values: [sz('', `IObject${i}`)] });
    keys.push({ path: `HKCR\\Interface\\${iid}\\ProxyStubClsid32`, values: [sz('', prng.pick(comClasses.slice(0, 40)).clsid)] });
    interfaces.push(iid);
  }
  return interfaces;
}

function buildKnownFolders(prng: Prng, keys: KeySeed[]): string[] {
  const folders: string[] = [];
  for (let i = 0; i < KNOWN_FOLDERS; i++) {
    const id = randomGuid(prng).toLowerCase();
    const name = FOLDER_WORDS[i % FOLDER_WORDS.length] as string;
    const values: ValueSeed[] = [dword('Category', 1 + prng.below(4)), sz('Name', i < FOLDER_WORDS.length ? name : `${name}${i}`)];
    if (prng.chance(2, 3)) values.push(sz('ParentFolder', randomGuid(prng)));
    if (prng.chance(2, 3)) values.push(sz('RelativePath', name));
    if (prng.chance(1, 2)) values.push(sz('ParsingName', `shell:::${randomGuid(prng)}`));
    if (prng.chance(1, 2)) values.push(expandSz('LocalizedName', `@%SystemRoot%\\system32\\shell32.dll,-${21_700 + i}`));
    if (prng.chance(1, 2)) values.push(dword('Attributes', 1));
    if (prng.chance(1, 3)) values.push(dword('PreCreate', 1));
    keys.push({ path: `HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Explorer\\FolderDescriptions\\${id}`, values });
    if (prng.chance(1, 4)) keys.push({ path: `HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Explorer\\FolderDescriptions\\${id}\\PropertyBag`, values: [sz('ThisPCPolicy', 'Hide')] });
    folders.push(id);
  }
  return folders;
}

function parseFileTypes(): FileType[] {
  return FILE_TYPES.split(/[ \n](?=\.)/).map((entry) => {
    const [extension = '', progId = '', perceivedType = ''] = entry.split(':');
    return { extension, progId, perceivedType };
  });
}

function buildShellClasses(prng: Prng, fileTypes: readonly FileType[], comClasses: readonly ComClass[], keys: KeySeed[]): ShellClass[] {
  const classes: ShellClass[] = [];
  const done = new Set<string>();
  const add = (name: string, values: readonly ValueSeed[], subkeys: Readonly<Record<string, readonly ValueSeed[]>>, handlers: readonly string[] = []): void => {
    if (done.has(name)) return;
    done.add(name);
    keys.push({ path: `HKCR\\${name}`, values });
    for (const [subkey, subvalues] of Object.entries(subkeys)) keys.push({ path: `HKCR\\${name}\\${subkey}`, values: subvalues });
    classes.push({ name, values: values.map((value) => value.name), subkeys: Object.keys(subkeys), handlers });
  };
  for (const type of fileTypes) {
    add(type.extension, [sz('', type.progId), sz('PerceivedType', type.perceivedType), ...(prng.chance(1, 2) ? [sz('Content Type', `${type.perceivedType}/${type.extension.slice(1)}`)] : [])],
      prng.chance(1, 2) ? { [`${type.progId}\\ShellNew`]: [], PersistentHandler: [sz('', prng.pick(comClasses).clsid)] } : { OpenWithProgids: [{ name: type.progId, type: RegistryType.None, data: new Uint8Array(0) }] });
    const handlers = prng.chance(1, 2) ? [prng.pick(comClasses).clsid] : [];
    add(type.progId, [sz('', `${capital(type.extension.slice(1))} file`), ...(prng.chance(2, 3) ? [expandSz('FriendlyTypeName', `@%SystemRoot%\\system32\\shell32.dll,-${10_000 + prng.below(500)}`)] : []), ...(prng.chance(1, 3) ? [dword('EditFlags', 0x10000)] : []), ...(prng.chance(1, 4) ? [sz('InfoTip', 'prop:System.ItemType,System.Author')] : [])], {
      DefaultIcon: [expandSz('', `%SystemRoot%\\system32\\imageres.dll,-${prng.below(200)}`)],
      shell: prng.chance(1, 3) ? [sz('', 'open')] : [],
      'shell\\open': prng.chance(1, 3) ? [sz('MUIVerb', '@shell32.dll,-8506')] : [],
      'shell\\open\\command': [expandSz('', `"%ProgramFiles%\\Viewer\\view.exe" "%1"`)],
      ...(prng.chance(1, 3) ? { 'shell\\edit\\command': [expandSz('', '%SystemRoot%\\system32\\notepad.exe %1')] } : {}),
      ...(prng.chance(1, 2) ? { shellex: [] } : {}),
      ...(handlers.length > 0 ? { 'shellex\\IconHandler': [sz('', handlers[0] as string)] } : {}),
      ...(prng.chance(1, 4) ? { CLSID: [sz('', prng.pick(comClasses).clsid)] } : {}),
    }, handlers);
  }
  for (const name of SHELL_CLASSES.split(' ')) {
    const handlers = Array.from({ length: 2 + prng.below(4) }, () => prng.pick(comClasses.slice(0, 120)).clsid);
    add(name, [sz('', capital(name)), dword('EditFlags', 0xd2), ...(prng.chance(1, 2) ? [sz('InfoTip', 'prop:System.ItemTypeText')] : [])], {
      shell: [sz('', 'none')],
      'shell\\open': [], 'shell\\open\\command': [expandSz('', '%SystemRoot%\\Explorer.exe')],
      shellex: [], 'shellex\\ContextMenuHandlers': [],
      ...Object.fromEntries(handlers.map((clsid) => [`shellex\\ContextMenuHandlers\\${clsid}`, [sz('', clsid)]])),
      'shellex\\PropertySheetHandlers': [],
    }, handlers);
  }
  return classes;
}

function buildServices(prng: Prng, keys: KeySeed[]): ServiceSeed[] {
  return SERVICE_NAMES.split(/\s+/).map((entry) => {
    const [name = '', group = '', module = ''] = entry.split(':');
    const base = `HKLM\\SYSTEM\\CurrentControlSet\\Services\\${name}`;
    keys.push({ path: base, values: [
      expandSz('ImagePath', `%SystemRoot%\\System32\\svchost.exe -k ${group}`), expandSz('DisplayName', `@%SystemRoot%\\System32\\${module}.dll,-1`), expandSz('Description', `@%SystemRoot%\\System32\\${module}.dll,-2`),
      dword('ErrorControl', 1), dword('Start', 2 + prng.below(2)), dword('Type', 0x20), sz('ObjectName', group.startsWith('Local') && !group.startsWith('LocalSystem') ? 'NT AUTHORITY\\LocalService' : 'LocalSystem'),
      { name: 'FailureActions', type: RegistryType.Binary, data: randomBytes(prng, 44) },
    ] });
    const parameters = ['ServiceDll', ...['ServiceDllUnloadOnStop', 'Interval', 'LogLevel', 'MaxClients', 'LastRun'].filter(() => prng.chance(1, 2))];
    keys.push({ path: `${base}\\Parameters`, values: parameters.map((value) => (value === 'ServiceDll' ? expandSz(value, `%SystemRoot%\\System32\\${module}.dll`) : dword(value, prng.chance(2, 3) ? 0 : prng.below(64)))) });
    if (prng.chance(1, 3)) keys.push({ path: `${base}\\Security`, values: [{ name: 'Security', type: RegistryType.Binary, data: randomBytes(prng, 160) }] });
    return { name, group, module, parameters };
  });
}

function buildUninstall(prng: Prng, keys: KeySeed[]): string[] {
  const names: string[] = [];
  for (let i = 0; i < 46; i++) {
    const name = prng.chance(1, 3) ? `Northwind Component ${i}` : randomGuid(prng);
    keys.push({ path: `HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\${name}`, values: [sz('DisplayName', `Northwind Component ${i}`), sz('DisplayVersion', `${1 + prng.below(12)}.${prng.below(10)}`), sz('Publisher', 'Northwind Traders'), dword('EstimatedSize', prng.below(90_000)), dword('NoModify', 1)] });
    names.push(name);
  }
  return names;
}

function buildWmiProviders(prng: Prng, keys: KeySeed[], comClasses: readonly ComClass[]): string[] {
  const names: string[] = [];
  for (let i = 0; i < 24; i++) {
    const name = prng.pick(comClasses).clsid;
    keys.push({ path: `HKLM\\SOFTWARE\\Microsoft\\WBEM\\Transports\\Decoupled\\Client\\${name}`, values: [dword('Version', 1)] });
    names.push(name);
  }
  return names;
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
