/** The assignments that the benches' tenant holds, as declarations. */
export interface DeclaredAssignment {
  readonly userId: string;
  readonly login: string;
  readonly serviceId: string;
}

/** `loopback-tenant.ts` grants in the same way: so many users in turn on each service. */
export function declaredAssignments(assignments: number, services: number): DeclaredAssignment[] {
  return Array.from({ length: services }, (_, service) =>
    Array.from({ length: Math.ceil((assignments - service) / services) }, (__, user) => ({
      userId: `u${user}`,
      login: `u${user}@example.com`,
      serviceId: `s${service}`,
    })),
  ).flat();
}

/** The manifest that declares all of them, by names wherever a name tells. */
export function manifestOf(declared: readonly DeclaredAssignment[]): object {
  return {
    version: 1,
    stack: "bench",
    resources: declared.map(({ login, serviceId }, at) => ({
      type: "zidentity_user_role_assignment",
      path: `bench/${at}`,
      declares: { user: login, service: { id: serviceId }, roles: ["Role 1"] },
    })),
  };
}
