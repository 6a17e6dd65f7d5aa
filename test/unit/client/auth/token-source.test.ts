import type { GrantedToken } from "../../../../src/client/auth/token-request";
import { TokenSource } from "../../../../src/client/auth";
import { Secret } from "../../../../src/client/secret";

function source(lifetime: number | undefined) {
  let now = 1_000_000;
  let asked = 0;
  const request = jest.fn((): Promise<GrantedToken> => {
    asked += 1;
    return Promise.resolve({ token: new Secret(`token-${asked}`), lifetime });
  });
  const tokens = new TokenSource(request, () => now);
  const get = async (): Promise<string> => (await tokens.get()).reveal();
  return { tokens, request, get, pass: (seconds: number) => (now += seconds * 1000) };
}

test("one token serves until a minute before it expires", async () => {
  const { get, pass } = source(83_999);
  expect(await get()).toBe("token-1");
  pass(83_938);
  expect(await get()).toBe("token-1");
  pass(1);
  expect(await get()).toBe("token-2");
});

test("a token that lives for less than two minutes serves for half its life", async () => {
  const { get, pass } = source(30);
  await get();
  pass(14);
  expect(await get()).toBe("token-1");
  pass(1);
  expect(await get()).toBe("token-2");
});

test("a token of unstated life serves for four minutes", async () => {
  const { get, pass } = source(undefined);
  await get();
  pass(239);
  expect(await get()).toBe("token-1");
  pass(1);
  expect(await get()).toBe("token-2");
});

test("parallel requests share one", async () => {
  const { get, request } = source(3_600);
  expect(await Promise.all([get(), get(), get()])).toEqual(["token-1", "token-1", "token-1"]);
  expect(request).toHaveBeenCalledTimes(1);
});

test("a failure is not kept", async () => {
  const { get, request } = source(3_600);
  request.mockRejectedValueOnce(new Error("down"));
  await expect(get()).rejects.toThrow("down");
  expect(await get()).toBe("token-1");
});

test("of many that drop the same token, one renews it", async () => {
  const { get, tokens, request } = source(3_600);
  const old = await tokens.get();
  tokens.drop(old);
  expect(await get()).toBe("token-2");
  tokens.drop(old);
  expect(await get()).toBe("token-2");
  expect(request).toHaveBeenCalledTimes(2);
});

test("the time that the answer took does not lengthen the token's life", async () => {
  const { get, request, pass } = source(120);
  request.mockImplementationOnce(() => {
    pass(50);
    return Promise.resolve({ token: new Secret("slow"), lifetime: 120 });
  });
  expect(await get()).toBe("slow");
  pass(10);
  expect(await get()).toBe("token-1");
});
