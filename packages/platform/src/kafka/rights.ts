import kafkajs, { type AclEntry, type AclFilter, type AclOperationTypes as Operation } from "kafkajs";
import { publishingClient, type KafkaSettings } from "./client.ts";

// Node finds these only on the whole module.
const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;

/** What one user may do; everything that is not named is refused. */
export interface Rights {
  writes: readonly string[];
  reads: readonly string[];
  /** Groups it reads as: a name, or the beginning of names with `*` behind it. */
  groups: readonly string[];
}

const entry = (
  user: string,
  resource: Pick<AclEntry, "resourceType" | "resourceName">,
  operation: Operation,
): AclEntry => {
  const begins = resource.resourceName.endsWith("*");
  return {
    ...resource,
    resourceName: begins ? resource.resourceName.slice(0, -1) : resource.resourceName,
    resourcePatternType: begins ? ResourcePatternTypes.PREFIXED : ResourcePatternTypes.LITERAL,
    principal: `User:${user}`,
    host: "*",
    operation,
    permissionType: AclPermissionTypes.ALLOW,
  };
};

const entriesOf = (user: string, { writes, reads, groups }: Rights, prefix: string): AclEntry[] => [
  ...writes.map((topic) =>
    entry(user, { resourceType: AclResourceTypes.TOPIC, resourceName: prefix + topic }, AclOperationTypes.WRITE),
  ),
  ...reads.map((topic) =>
    entry(user, { resourceType: AclResourceTypes.TOPIC, resourceName: prefix + topic }, AclOperationTypes.READ),
  ),
  ...groups.map((group) =>
    entry(user, { resourceType: AclResourceTypes.GROUP, resourceName: prefix + group }, AclOperationTypes.READ),
  ),
];

/**
 * Gives each user exactly these rights, as whoever `settings` says, who must be allowed to: what else one of them had is
 * taken away. Doing it twice is harmless. A step of deployment.
 */
export const createRights = async (
  settings: KafkaSettings,
  rights: Readonly<Record<string, Rights>>,
): Promise<void> => {
  const admin = publishingClient(settings).admin();
  try {
    await admin.connect();
    for (const [user, own] of Object.entries(rights)) {
      const wanted = entriesOf(user, own, settings.prefix ?? "");
      if (wanted.length > 0) await admin.createAcls({ acl: wanted });
      const there = await admin.describeAcls(allOf(user));
      const surplus = there.resources.flatMap(({ acls, ...resource }) =>
        acls
          .filter(
            ({ operation }) =>
              !wanted.some(
                (one) =>
                  one.operation === operation &&
                  one.resourceType === resource.resourceType &&
                  one.resourceName === resource.resourceName &&
                  one.resourcePatternType === resource.resourcePatternType,
              ),
          )
          .map(({ operation }): AclFilter => ({
            ...allOf(user),
            resourceType: resource.resourceType,
            resourceName: resource.resourceName,
            resourcePatternType: resource.resourcePatternType,
            operation,
          })),
      );
      if (surplus.length > 0) await admin.deleteAcls({ filters: surplus });
    }
  } finally {
    await admin.disconnect();
  }
};

const allOf = (user: string): AclFilter => ({
  resourceType: AclResourceTypes.ANY,
  resourcePatternType: ResourcePatternTypes.ANY,
  principal: `User:${user}`,
  operation: AclOperationTypes.ANY,
  permissionType: AclPermissionTypes.ANY,
});
