/**
 * How a user, group, service or role is found by what people call it. Used by data sources, by checks and by the
 * engine that reads a manifest. Holds no HTTP: it searches what a reader lists.
 */
export * from "./find-group";
export * from "./find-role";
export * from "./find-service";
export * from "./find-user";
