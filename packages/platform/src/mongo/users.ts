import mongoose from "mongoose";
import { connect, type Db, type MongoTrust } from "./connect.ts";

/** Who may connect, by which password, and which databases are theirs to read and write; everything else is refused. */
export interface DatabaseUser {
  name: string;
  password: string;
  databases: readonly string[];
}

/** What was done, by the users' names. */
export interface UsersSet {
  created: string[];
  changed: string[];
}

/** The database that holds users: they connect by it (`authSource`), whichever they open. */
const HOLDER = "admin";

// https://www.mongodb.com/docs/manual/reference/error-codes/
const UNAUTHORIZED = 13;

/**
 * Gives each user exactly this password and these rights, as whoever `url` says, who must be allowed to: a user that is
 * there is changed, what else it had is taken away. Doing it twice is harmless. A step of deployment. No error tells a password.
 */
export const createUsers = async (
  url: string,
  users: readonly DatabaseUser[],
  trust: MongoTrust = {},
): Promise<UsersSet> => {
  const { db, close } = await connect(url, trust);
  try {
    return await setUsers(db.admin(), users);
  } finally {
    await close();
  }
};

/** The same, by the commands of the database that holds the users. */
export const setUsers = async (
  holder: { command: (document: mongoose.mongo.Document) => ReturnType<Db["command"]> },
  users: readonly DatabaseUser[],
): Promise<UsersSet> => {
  const send = async (document: mongoose.mongo.Document, whose: string): Promise<mongoose.mongo.Document> => {
    try {
      return await holder.command(document);
    } catch (error) {
      throw told(error, whose, users);
    }
  };
  const asked = users.map(({ name }) => ({ user: name, db: HOLDER }));
  const found = (await send({ usersInfo: asked }, ""))["users"] as { user: string }[];
  const done: UsersSet = { created: [], changed: [] };
  for (const { name, password, databases } of users) {
    const isThere = found.some(({ user }) => user === name);
    await send(
      {
        [isThere ? "updateUser" : "createUser"]: name,
        pwd: password,
        roles: databases.map((db) => ({ role: "readWrite", db })),
        mechanisms: ["SCRAM-SHA-256"],
        writeConcern: { w: "majority" },
      },
      `${name}: `,
    );
    done[isThere ? "changed" : "created"].push(name);
  }
  return done;
};

/** An error in words for whoever runs it, without a password, whatever the server says. */
const told = (error: unknown, whose: string, users: readonly DatabaseUser[]): unknown => {
  if (!(error instanceof mongoose.mongo.MongoServerError)) return error;
  if (error.code === UNAUTHORIZED)
    return new Error(
      `${whose}whoever the URL names may not make users: it takes the role userAdminAnyDatabase or root on admin`,
    );
  const said = users.reduce((text, { password }) => text.replaceAll(password, "…"), error.message);
  return new Error(`${whose}${error.codeName ?? "refused"}: ${said}`);
};
