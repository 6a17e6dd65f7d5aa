import { z } from "zod";
import { RESOURCES } from "../resources";
import { envelope, schemaOf } from "./parse";
import { desiredStateForm } from "./yaml";

/** The files whose form is published. */
export const PUBLISHED_FORMS = ["desired-state", "manifest"] as const;
export type PublishedForm = (typeof PUBLISHED_FORMS)[number];

/** What editors and other programs may check a file by. Stricter than we are where the rules of roles explain more. */
export function jsonSchema(form: PublishedForm): object {
  const title = TITLES[form];
  const schema = form === "manifest" ? manifestForm() : desiredStateForm;
  // Draft 7 is what the editors' YAML support knows.
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    target: "draft-7",
    io: "input",
    reused: "ref",
    unrepresentable: "any",
  });
  return { $schema, title, ...rest };
}

const TITLES: Record<PublishedForm, string> = {
  "desired-state": "Desired state of a ZIdentity tenant, in YAML",
  manifest: "Desired state of a ZIdentity tenant by natural names, as a synth writes it",
};

/** The manifest with the attributes of each type of resource. */
function manifestForm(): z.ZodType {
  const { path, source } = envelope.shape.resources.element.shape;
  const resources = RESOURCES.map((definition) =>
    z
      .strictObject({
        type: z.literal(definition.name),
        path,
        declares: schemaOf(definition),
        source,
      })
      .describe(definition.doc.text),
  );
  return envelope.extend({ resources: z.array(z.union(resources)) });
}
