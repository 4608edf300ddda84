import mongoose from "mongoose";
import { Unstartable } from "@yihan/kernel";

// https://www.mongodb.com/docs/manual/reference/error-codes/
const AUTHENTICATION_FAILED = 18;

// Codes of OpenSSL and Node: CERT_HAS_EXPIRED, UNABLE_TO_VERIFY_LEAF_SIGNATURE, ERR_TLS_CERT_ALTNAME_INVALID, ERR_SSL_… and their like.
const DISTRUST = /CERT|SIGNATURE|^ERR_SSL/;

/** What each server said that could not be reached, by code. */
const codesOf = (error: unknown): string[] => {
  if (!(error instanceof mongoose.Error.MongooseServerSelectionError)) return [];
  // What mongoose's types do not say.
  const { servers } = (error as { reason?: unknown }).reason as mongoose.mongo.TopologyDescription;
  return [...servers.values()].map(({ error: said }) => String((said?.cause as NodeJS.ErrnoException)?.code));
};

/** The sentence with which a start ends where waiting would not help: a server is there, and one side does not believe the other. */
export const notLetIn = (error: unknown): Unstartable | undefined => {
  if (error instanceof mongoose.mongo.MongoServerError && error.code === AUTHENTICATION_FAILED)
    return new Unstartable(
      "The database does not know the user by this password: see MONGODB_URL or the file in MONGODB_URL_FILE.",
    );
  const codes = codesOf(error);
  return codes.length > 0 && codes.every((code) => DISTRUST.test(code))
    ? new Unstartable(`The database's certificate is not believed (${codes.join(", ")}): see MONGO_CA_FILE.`)
    : undefined;
};
