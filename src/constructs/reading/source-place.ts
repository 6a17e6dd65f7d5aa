import { findSourceMap } from "node:module";
import { dirname, isAbsolute, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { IConstruct } from "constructs";
import type { SourcePlace } from "../../diagnostics";

/** Frames that are looked at: enough for a construct that others wrap a few times. */
const DEPTH = 12;

/** The folder of this package's own code, whose lines say nothing to whoever declared something. */
const OWN = `${dirname(dirname(__dirname))}${sep}`;

const PLACES = new WeakMap<IConstruct, SourcePlace>();

/** Places by the file, line and column that run; a loop makes many constructs at one place. */
const KNOWN = new Map<string, SourcePlace | undefined>();

/** Keeps the line of the app that makes a construct; called while it is made. */
export function rememberSource(construct: IConstruct): void {
  const frame = callerFrame();
  if (frame === undefined) return;
  const key = `${frame.file}:${frame.line}:${frame.column}`;
  const known = KNOWN.has(key);
  const place = known ? KNOWN.get(key) : asWritten(frame);
  if (!known) KNOWN.set(key, place);
  if (place !== undefined) PLACES.set(construct, place);
}

/** Undefined where nobody knows: plain bindings, and apps in other languages. */
export function sourceOf(construct: IConstruct): SourcePlace | undefined {
  return PLACES.get(construct);
}

interface Frame {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly site: NodeJS.CallSite;
}

/** The innermost frame that is the app's own. */
function callerFrame(): Frame | undefined {
  const { stackTraceLimit } = Error;
  const prepareStackTrace: unknown = Reflect.get(Error, "prepareStackTrace");
  try {
    Error.stackTraceLimit = DEPTH;
    Error.prepareStackTrace = (_error, sites) => sites;
    const holder: { stack?: unknown } = {};
    Error.captureStackTrace(holder, rememberSource);
    const sites = holder.stack as readonly NodeJS.CallSite[];
    for (const site of sites) {
      const file = pathOf(site.getFileName());
      if (file === undefined || !isOfApp(file)) continue;
      return { file, line: site.getLineNumber() ?? 1, column: site.getColumnNumber() ?? 1, site };
    }
    return undefined;
  } finally {
    Object.assign(Error, { stackTraceLimit, prepareStackTrace });
  }
}

function pathOf(name: string | null | undefined): string | undefined {
  if (name === null || name === undefined) return undefined;
  const path = name.startsWith("file:") ? fileURLToPath(name) : name;
  return isAbsolute(path) ? path : undefined;
}

function isOfApp(file: string): boolean {
  return !file.startsWith(OWN) && !/[\\/]node_modules[\\/]/.test(file);
}

/** The place in the file that a person wrote, by source maps; only within the folder of the run. */
function asWritten(frame: Frame): SourcePlace | undefined {
  const written = byLoader(frame) ?? bySourceMap(frame) ?? asItRuns(frame);
  if (written === undefined) return undefined;
  const { file, line, column } = written;
  const near = relative(process.cwd(), file).replaceAll("\\", "/");
  return near.startsWith("..") || isAbsolute(near) ? undefined : { file: near, line, column };
}

type Written = Pick<Frame, "file" | "line" | "column">;

/** Loaders such as ts-node map places where they write out a stack: of one frame they do so too. */
function byLoader(raw: Frame): Written | undefined {
  const prepare: unknown = Reflect.get(Error, "prepareStackTrace");
  if (typeof prepare !== "function") return undefined;
  const text: unknown = Reflect.apply(prepare, Error, [new Error(), [raw.site]]);
  const found = /\(?((?:file:|[A-Za-z]:[\\/]|\/)[^\n]*?):(\d+):(\d+)\)?\s*$/.exec(String(text));
  const file = pathOf(found?.[1]);
  const [line, column] = [Number(found?.[2]), Number(found?.[3])];
  // Node's own way of writing it maps nothing.
  const isMapped = file !== raw.file || line !== raw.line || column !== raw.column;
  return file === undefined || !isMapped ? undefined : { file, line, column };
}

/** Node itself has the maps of what runs with them, as tsx does. */
function bySourceMap({ file, line, column }: Frame): Written | undefined {
  const entry = findSourceMap(file)?.findEntry(line - 1, column - 1);
  if (entry === undefined || !("originalLine" in entry)) return undefined;
  const written = pathOf(entry.originalSource) ?? file;
  return { file: written, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
}

/** Of TypeScript that something rewrote without a map at hand, as jest does, the line is not known: better none. */
function asItRuns(frame: Frame): Written | undefined {
  const isRewritten = /\.[cm]?tsx?$/.test(frame.file) && !("typescript" in process.features);
  return isRewritten ? undefined : frame;
}
