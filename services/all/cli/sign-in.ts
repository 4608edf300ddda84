import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { badUsage, CommandEnded } from "./end.ts";
import type { Session } from "./session.ts";

/** An officer as the demo sign-in lists them. */
export interface DemoOfficer {
  id: string;
  name: string;
  authority: string;
  authorityName: string;
  unit: string;
  unitName: string;
  posts: { id: string; kind: string; name: string }[];
}

const tokenIn = async (path: string): Promise<string> => {
  try {
    return (await readFile(path, "utf8")).trim();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (!["ENOENT", "EACCES", "EISDIR", "ENOTDIR"].includes(code)) throw error;
    throw badUsage(`无法读取令牌文件 ${path}（${code}）。`, `The token file ${path} can't be read (${code}).`);
  }
};

/** Everyone one can sign in as in the demo. */
export const demoOfficers = async ({ gateway }: Session): Promise<DemoOfficer[]> => {
  try {
    const answer = await gateway.get<{ items: DemoOfficer[] }>("/demo/officers");
    return answer.items;
  } catch (error) {
    if (!(error instanceof CommandEnded) || (error.more as { status?: number }).status !== 404) throw error;
    throw badUsage(
      "此服务没有演示登录：请用 --token-file 给出令牌文件。",
      "This service has no demo sign-in: give a token with --token-file.",
    );
  }
};

/** A token of the demo for an officer, or for a machine. */
export const demoToken = async (
  { gateway }: Session,
  asked: { officer: string } | { client: string },
): Promise<string> => (await gateway.post<{ token: string }>("/demo/token", { json: asked })).token;

/** Who acts where nobody is named: who signs for the approval centre, or the judicial bureau's desk for what is the bureau's alone. */
export type Clerk = "approval" | "judicial";

const clerks = {
  approval: { post: "signer", authority: "APPROVAL" },
  judicial: { post: "desk", authority: "JUSTICE" },
} as const;

/** The demo's clerk with a token: the first of the list with such a post, so that it is the same person each time. */
const demoClerk = async (
  session: Session,
  wanted: Clerk,
): Promise<{ clerk: DemoOfficer; token: string } | undefined> => {
  const { post, authority } = clerks[wanted];
  for (const clerk of await demoOfficers(session)) {
    if (!clerk.posts.some(({ kind }) => kind === post)) continue;
    const token = await demoToken(session, { officer: clerk.id });
    const me = await session.gateway.get<{ authorityKind: string }>("/api/v1/me", { token });
    if (me.authorityKind === authority) return { clerk, token };
  }
  return undefined;
};

/**
 * The token of whoever acts: of `--token-file`, or the demo's of `--as`; without either the demo's clerk, and then
 * stderr says as whom it was done.
 */
export const officersToken = async (session: Session, otherwise: Clerk = "approval"): Promise<string> => {
  const { as, tokenFile } = session.options;
  if (tokenFile !== undefined) return tokenIn(tokenFile);
  if (as !== undefined) return demoToken(session, { officer: as });
  const found = await demoClerk(session, otherwise);
  if (!found)
    throw badUsage(
      "请用 --as 指明以谁的身份办理；人员见 yihan officers。",
      "Say as whom with --as; yihan officers lists the people.",
    );
  const { clerk, token } = found;
  session.say({
    zh: `以 ${clerk.name}（${clerk.id}，${clerk.authorityName}）的身份办理；用 --as 可以换人。`,
    en: `Acting as ${clerk.name} (${clerk.id}, ${clerk.authorityName}); --as chooses somebody else.`,
  });
  return token;
};

/** The operator's token: of `--token-file`, else the one that the first start left in the data folder. */
export const operatorsToken = async ({ options, data }: Session): Promise<string> => {
  if (options.as !== undefined)
    throw badUsage(
      "这是运维人员的命令，不能以人员身份办理：去掉 --as。",
      "This command is the operator's and can't be done as an officer: leave out --as.",
    );
  return tokenIn(options.tokenFile ?? join(data, "operator.token"));
};
