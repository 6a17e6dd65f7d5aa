import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeTarget } from "../../../src/cli/write-target";

test("a relative link is followed from where its folder really is, as the system does", () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "zidentity-target-")));
  try {
    mkdirSync(join(root, "real/sub"), { recursive: true });
    mkdirSync(join(root, "x"));
    symlinkSync(join(root, "real/sub"), join(root, "x/link"));
    symlinkSync("../out.json", join(root, "real/sub/f"));
    expect(writeTarget(join(root, "x/link/f"))).toEqual({
      kind: "file",
      path: join(root, "real/out.json"),
    });
  } finally {
    rmSync(root, { recursive: true });
  }
});
