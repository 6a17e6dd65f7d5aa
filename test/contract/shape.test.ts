import { departures, shapeOf } from "./shape";

const shape = shapeOf([
  { id: "a", idp: {}, list: [{ n: 1 }] },
  { id: "b", idp: { id: "x" }, list: [], extra: true, permissions: { A: "B" } },
]);

test("a value of the samples' form does not depart", () => {
  const value = { id: "c", idp: { id: "y" }, list: [{ n: 2 }, { n: 3 }], permissions: { Z: "Y" } };
  expect(departures(value, shape)).toEqual([]);
});

test("what is missing, of another type, or in no sample departs", () => {
  const value = { idp: { id: 1, odd: 2 }, list: [{ n: "3" }], extra: null, permissions: [] };
  expect(departures(value, shape)).toEqual([
    "answer.id is missing",
    "answer.idp.id is number",
    "answer.idp.odd is in no sample",
    "answer.list[0].n is string",
    "answer.extra is null",
    "answer.permissions is list, not an object",
  ]);
});
