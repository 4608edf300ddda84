import { CommandEnded, badUsage } from "../end.ts";
import type { Session } from "../session.ts";
import { demoOfficers, demoToken } from "../sign-in.ts";
import { tableLines } from "../table.ts";
import { readText } from "../verify/trusted-keys.ts";
import type { CommandGroup } from "./group.ts";

/** A machine's token from the issuer in use (RFC 6749 §4.4). */
const clientToken = async ({ gateway }: Session, client: string, secretFile: string): Promise<string> => {
  const secret = (await readText(secretFile)).trim();
  const { token_endpoint: endpoint } = await gateway.get<{ token_endpoint: string }>(
    "/.well-known/openid-configuration",
  );
  // Both parts are form-encoded before they are joined (RFC 6749 §2.3.1).
  const basic = Buffer.from(`${encodeURIComponent(client)}:${encodeURIComponent(secret)}`).toString("base64");
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  const answer = (await response.json()) as { access_token?: string; error_description?: string; error?: string };
  if (answer.access_token !== undefined) return answer.access_token;
  const why = answer.error_description ?? answer.error ?? `HTTP ${response.status}`;
  throw new CommandEnded("no", { zh: `未取得令牌：${why}`, en: `No token: ${why}` });
};

/** `officers`, `keys`, `token`. */
export const peopleCommands: CommandGroup = (program, { word, action }) => {
  program
    .command("officers")
    .description(word({ zh: "演示登录可选的人员", en: "the people of the demo sign-in" }))
    .action(
      action(async (session) => {
        const officers = await demoOfficers(session);
        session.show({ items: officers }, () =>
          tableLines(
            [
              word({ zh: "编号", en: "id" }),
              word({ zh: "姓名", en: "name" }),
              word({ zh: "单位", en: "authority" }),
              word({ zh: "内设机构", en: "unit" }),
              word({ zh: "岗位", en: "posts" }),
            ],
            officers.map(({ id, name, authorityName, unitName, posts }) => [
              id,
              name,
              authorityName,
              unitName,
              posts.map((post) => post.name).join(" "),
            ]),
          ),
        );
      }),
    );

  program
    .command("keys")
    .description(
      word({ zh: "日志的公钥，供 yihan verify --key 使用", en: "the log's verifier keys, for yihan verify --key" }),
    )
    .action(
      action(async (session) => {
        const text = await (await session.gateway.open("/log/keys")).text();
        const keys = text.split("\n").filter((line) => line !== "");
        session.show({ keys }, () => keys);
      }),
    );

  program
    .command("token")
    .description(word({ zh: "取得令牌：--officer 或 --client", en: "get a token: --officer or --client" }))
    .option("--officer <id>", word({ zh: "人员（演示登录）", en: "an officer (demo sign-in)" }))
    .option("--client <id>", word({ zh: "机器", en: "a machine" }))
    .option(
      "--secret-file <file>",
      word({ zh: "机器的密钥文件（演示不需要）", en: "file with the machine's secret (not needed in the demo)" }),
    )
    .action(
      action(
        async (
          session,
          { officer, client, secretFile }: { officer?: string; client?: string; secretFile?: string },
        ) => {
          if ((officer === undefined) === (client === undefined))
            throw badUsage("请给出 --officer 或 --client 之一。", "Give either --officer or --client.");
          const token =
            officer !== undefined
              ? await demoToken(session, { officer })
              : secretFile === undefined
                ? await demoToken(session, { client: client! })
                : await clientToken(session, client!, secretFile);
          session.show({ token }, () => [token]);
        },
      ),
    );
};
