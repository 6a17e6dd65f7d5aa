import type { Change } from "../lifecycle";
import { describeService, type TenantReader } from "../tenant";
import { grantsIn, readAllGrants } from "./all-grants";
import type { Unmanaged } from "./unmanaged";

/** How many grants there are, and how many of them are as somebody declared them. */
export interface Counted {
  readonly managed: number;
  /** Without those that are ignored. */
  readonly total: number;
  /** Of `total`; whole where there is none. Rounded down to a tenth, so that only all is 100. */
  readonly percent: number;
  readonly ignored: number;
}

/** The share of all grants that is declared, and held. */
export interface Coverage extends Counted {
  /** The services on which anything is granted. */
  readonly by_service: readonly (Counted & { readonly service: string })[];
}

/** What is declared and held, beside everything that is held. Entries of what is ignored are counted apart. */
export async function readCoverage(
  reader: TenantReader,
  compared: readonly { readonly change: Change }[],
  ignored: readonly Pick<Unmanaged, "state">[],
): Promise<Coverage> {
  const declared = new Set(compared.flatMap(declaredGrants));
  const spared = new Set(ignored.flatMap(({ state }) => grantsIn(state)));
  const services = (await readAllGrants(reader))
    .filter(({ keys }) => keys.length > 0)
    .map(({ service, keys }) => {
      const passedOver = keys.filter((key) => spared.has(key)).length;
      const managed = keys.filter((key) => declared.has(key) && !spared.has(key)).length;
      const counts = { managed, total: keys.length - passedOver, ignored: passedOver };
      return { service: describeService(service), ...counted(counts) };
    });
  const sum = (of: (one: Counted) => number) => services.map(of).reduce((all, one) => all + one, 0);
  return {
    ...counted({
      managed: sum(({ managed }) => managed),
      total: sum(({ total }) => total),
      ignored: sum((one) => one.ignored),
    }),
    by_service: services,
  };
}

function counted({ managed, total, ignored }: Omit<Counted, "percent">): Counted {
  const percent = total === 0 ? 100 : Math.floor((managed * 1000) / total) / 10;
  return { managed, total, percent, ignored };
}

/** What has ended is declared no more. */
function declaredGrants({ change }: { readonly change: Change }): readonly string[] {
  if (change.action === "delete") return [];
  return grantsIn("planned" in change ? change.planned : (change.prior ?? {}));
}
