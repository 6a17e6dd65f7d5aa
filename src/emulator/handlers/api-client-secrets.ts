import { ClientSecret } from "../client-secret";
import { notFound } from "../errors";
import { soughtApiClient } from "../lookups";
import { newId, randomText } from "../random";
import type { Family } from "../request";

export const apiClientSecretHandlers = {
  listApiClientSecrets: (request) => {
    const { id } = soughtApiClient(request);
    const secrets = [...request.store.secrets.values()].filter((secret) => secret.clientId === id);
    return { body: secrets.map(toWire) };
  },

  /** The only answer that tells a secret's value. */
  createApiClientSecret: (request) => {
    const { id } = soughtApiClient(request);
    const now = new Date(request.clock()).toISOString();
    const value = randomText(request.random, 32);
    const secret = new ClientSecret(newId(request.random), id, now, value);
    request.store.secrets.set(secret.id, secret);
    return { body: { ...toWire(secret), value } };
  },

  deleteApiClientSecret: (request) => {
    const client = soughtApiClient(request);
    const id = request.param("secretId");
    if (request.store.secrets.get(id)?.clientId !== client.id) throw notFound("secret", id);
    request.store.secrets.delete(id);
    return {};
  },
} satisfies Family;

function toWire({ id, createdAt }: ClientSecret) {
  return { id, createdAt };
}
