import { configureCommand, Group, Service, User } from "../../../../src/constructs";
import { newStack, synthErrors, synthesized } from "../synthesized";

const ANSWERED = { reason: "Owned by the SOC", owner: "soc@example.com", until: "2026-12-31" };

describe("configureCommand", () => {
  it("is written into the manifest, by natural names", () => {
    const stack = newStack((scope) => {
      const zia = Service.named(scope, "ZIA", { cloud: "one.net", org: "West" });
      configureCommand(scope, {
        authoritativeOver: [{ services: [zia] }, { services: ["ZIAM"], roles: ["team-a-*"] }],
        ignore: [{ groups: [Group.byName(scope, "SOC")], ...ANSWERED }],
        moved: [{ from: "Desk", to: "Service Desk" }],
        breakGlass: { users: [User.byLogin(scope, "glass@example.com")] },
        maxRemovals: { percent: 10, count: 5 },
      });
    });
    expect(synthesized(stack).manifest).toMatchObject({
      ownership: {
        mode: "authoritative",
        over: [
          { services: [{ name: "ZIA", cloud_name: "one.net", org_name: "West" }] },
          { services: ["ZIAM"], roles: ["team-a-*"] },
        ],
      },
      ignore: [{ groups: ["SOC"], ...ANSWERED }],
      moved: [{ from: "Desk", to: "Service Desk" }],
      guards: {
        break_glass: { users: ["glass@example.com"] },
        max_removals: { percent: 10, count: 5 },
      },
    });
  });

  it("leaves the manifest of a stack without it as it is", () => {
    const { manifest } = synthesized(newStack((scope) => void Group.byName(scope, "SOC")));
    expect(Object.keys(manifest)).toEqual(["version", "stack", "resources"]);
  });

  it("is an error at synth where it is not of its form", () => {
    const errors = synthErrors((scope) => {
      configureCommand(scope, {
        authoritativeOver: [{}],
        ignore: [{ groups: ["SOC"], ...ANSWERED, until: "tomorrow" }],
        maxRemovals: { percent: 250 },
      });
    });
    expect(errors).toHaveLength(3);
    expect(errors.join("\n")).toMatch(/one of services, roles, users and groups must be given/);
    expect(errors.join("\n")).toMatch(/ignore\.0\.until.*2026-12-31/);
    expect(errors.join("\n")).toMatch(/max_removals\.percent/);
  });

  it("is said once a stack", () => {
    expect(() =>
      newStack((scope) => {
        configureCommand(scope, { moved: [] });
        configureCommand(scope, { moved: [] });
      }),
    ).toThrow(/called twice for the stack access/);
  });
});
