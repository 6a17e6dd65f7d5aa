import { explainError } from "../../../src/cli/explain-error";

const refusal = (more: object) => Object.assign(new Error("EACCES"), { code: "EACCES", ...more });

test("a refusal of the system is one of a file, or of a port", () => {
  const [file] = explainError(refusal({ syscall: "open", path: "/srv/x" }));
  expect(file?.summary).toBe("/srv/x cannot be used");
  const [port] = explainError(refusal({ syscall: "listen", address: "127.0.0.1", port: 80 }));
  expect(port?.summary).toBe("Port 80 cannot be listened on");
  expect(port?.detail).toContain("permission denied");
});
