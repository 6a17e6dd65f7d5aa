import { showList, showPrincipal } from "../../../../src/rbac/access/words";

it("shows a principal by its kind and name", () => {
  expect(showPrincipal({ kind: "group", label: "Helpdesk" })).toBe('group "Helpdesk"');
});

it.each([
  [[], ""],
  [["b", "a", "b"], "a and b"],
  [["e", "d", "c", "b", "a"], "a, b, c, d and e"],
  [["f", "e", "d", "c", "b", "a"], "a, b, c, d, e and 1 more"],
  [["g", "f", "e", "d", "c", "b", "a"], "a, b, c, d, e and 2 more"],
])("lists %j as %p: sorted, each once, five of them", (texts, shown) => {
  expect(showList(texts)).toBe(shown);
});
