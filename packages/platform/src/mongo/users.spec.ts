import mongoose from "mongoose";
import { userName } from "../user-name.ts";
import { setUsers, type DatabaseUser } from "./users.ts";

const users: DatabaseUser[] = [
  { name: "approval", password: "the one of approval", databases: ["yihan-approval", "yihan-papers"] },
  { name: "imports", password: "the one of imports", databases: ["yihan-approval", "yihan-papers"] },
];

/** A database that keeps who was made, and what it was told. */
const holderOf = (fault?: (document: mongoose.mongo.Document) => Error | undefined) => {
  const sent: mongoose.mongo.Document[] = [];
  const there = new Set<string>();
  return {
    sent,
    command: async (document: mongoose.mongo.Document) => {
      sent.push(document);
      const error = fault?.(document);
      if (error) throw error;
      if (document["usersInfo"])
        return { users: [...there].map((user) => ({ user, db: "admin", roles: [{ role: "root", db: "admin" }] })) };
      there.add(String(document["createUser"] ?? document["updateUser"]));
      return { ok: 1 };
    },
  };
};

const rightsOf = (document: mongoose.mongo.Document | undefined) => document?.["roles"];

test("each user gets its password, SCRAM-SHA-256, and readWrite on its databases alone", async () => {
  const holder = holderOf();
  expect(await setUsers(holder, users)).toEqual({ created: ["approval", "imports"], changed: [] });
  expect(holder.sent).toEqual([
    {
      usersInfo: [
        { user: "approval", db: "admin" },
        { user: "imports", db: "admin" },
      ],
    },
    ...users.map(({ name, password }) => ({
      createUser: name,
      pwd: password,
      roles: [
        { role: "readWrite", db: "yihan-approval" },
        { role: "readWrite", db: "yihan-papers" },
      ],
      mechanisms: ["SCRAM-SHA-256"],
      writeConcern: { w: "majority" },
    })),
  ]);
});

test("run again, users that are there have another password and other rights, whatever they had", async () => {
  const holder = holderOf();
  await setUsers(holder, users.slice(0, 1));
  const changed = [{ ...users[0]!, password: "another", databases: ["yihan-approval"] }, users[1]!];
  expect(await setUsers(holder, changed)).toEqual({ created: ["imports"], changed: ["approval"] });
  const update = holder.sent.find((document) => document["updateUser"] === "approval");
  expect(update).toMatchObject({ pwd: "another", mechanisms: ["SCRAM-SHA-256"] });
  expect(rightsOf(update)).toEqual([{ role: "readWrite", db: "yihan-approval" }]);
});

test("counties that share a cluster have users of their own", () => {
  expect([userName("", "approval"), userName("north", "approval")]).toEqual(["approval", "north-approval"]);
});

test("who may not make users is told what it takes; what the server says is told without a password", async () => {
  const refusing = (code: number, codeName: string, errmsg: string) =>
    setUsers(
      holderOf((document) =>
        document["usersInfo"] ? undefined : new mongoose.mongo.MongoServerError({ code, codeName, errmsg }),
      ),
      users,
    );
  await expect(refusing(13, "Unauthorized", "not authorized: { pwd: the one of approval }")).rejects.toThrow(
    /^approval: whoever the URL names may not make users: it takes the role userAdminAnyDatabase/,
  );
  await expect(refusing(2, "BadValue", "no such thing: the one of approval")).rejects.toThrow(
    /^approval: BadValue: no such thing: …$/,
  );
});
