/** Where one of the vendor's clouds is found. */
interface CloudAddresses {
  readonly tokenDomain: string;
  readonly api: string;
}

const PRODUCTION = "production";

/** Clouds whose names do not follow the pattern of the others. */
const SPECIAL_CLOUDS: Readonly<Record<string, CloudAddresses>> = {
  [PRODUCTION]: { tokenDomain: "zslogin.net", api: "https://api.zsapi.net" },
  gov: { tokenDomain: "zidentitygov.net", api: "https://api.zscalergov.net" },
  govus: { tokenDomain: "zidentitygov.us", api: "https://api.zscalergov.us" },
};

function addressesOf(cloud: string | undefined): CloudAddresses {
  const name = cloud?.toLowerCase() ?? PRODUCTION;
  return (
    SPECIAL_CLOUDS[name] ?? {
      tokenDomain: `zslogin${name}.net`,
      api: `https://api.${name}.zsapi.net`,
    }
  );
}

/** The API's address on a cloud, without its path; undefined is production. */
export function cloudApiUrl(cloud: string | undefined): string {
  return addressesOf(cloud).api;
}

export function cloudTokenUrl(vanityDomain: string, cloud: string | undefined): string {
  return `https://${vanityDomain}.${addressesOf(cloud).tokenDomain}/oauth2/v1/token`;
}
