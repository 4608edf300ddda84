import { randomBytes } from "node:crypto";
import type { Provider as OidcProvider } from "oidc-provider";
import { memoryAdapter } from "./memory-adapter.ts";
import type { SigningKey } from "./signing-key.ts";

export const AUDIENCE = "yihan";
const RESOURCE = "urn:yihan:api";
export const BROWSER_CLIENT = "yihan";
/** The demo's machine: the approval centre's own system. */
export const MACHINE_CLIENT = "approval-centre";
const HOURS_8 = 8 * 3_600;

export interface ProviderParts {
  issuer: string;
  base: string;
  key: SigningKey;
  machineSecret: string;
  isOfficer(id: string): boolean;
  /** Authority for which a client acts. */
  authorityOf(client: string): string | undefined;
}

/**
 * An OpenID provider for one machine's demo: everybody of the county can be chosen without a password, so it exists on
 * loopback only. Loaded when first needed, because most requests never need it.
 */
export const developmentProvider = async ({
  issuer,
  base,
  key,
  machineSecret,
  isOfficer,
  authorityOf,
}: ProviderParts): Promise<OidcProvider> => {
  const { Provider } = await import("oidc-provider");
  return new Provider(issuer, {
    adapter: memoryAdapter(),
    jwks: { keys: [key.jwk] },
    clients: [
      {
        client_id: BROWSER_CLIENT,
        token_endpoint_auth_method: "none",
        redirect_uris: [`${base}/sign-in/callback`],
        grant_types: ["authorization_code"],
        response_types: ["code"],
        id_token_signed_response_alg: "ES256",
      },
      {
        client_id: MACHINE_CLIENT,
        client_secret: machineSecret,
        redirect_uris: [],
        grant_types: ["client_credentials"],
        response_types: [],
        id_token_signed_response_alg: "ES256",
      },
    ],
    cookies: { keys: [randomBytes(32).toString("hex")] },
    pkce: { required: () => true },
    ttl: {
      AccessToken: HOURS_8,
      ClientCredentials: HOURS_8,
      IdToken: HOURS_8,
      AuthorizationCode: 60,
      Interaction: 600,
      Session: HOURS_8,
      Grant: HOURS_8,
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: "officer",
          audience: AUDIENCE,
          accessTokenTTL: HOURS_8,
          accessTokenFormat: "jwt",
          jwt: { sign: { alg: "ES256" } },
        }),
      },
    },
    interactions: { url: (_context, interaction) => `/sign-in/people/${interaction.uid}` },
    findAccount: (_context, id) => (isOfficer(id) ? { accountId: id, claims: () => ({ sub: id }) } : undefined),
    extraTokenClaims: (_context, token) =>
      token.kind === "ClientCredentials" ? { authority: authorityOf(token.clientId ?? "") } : undefined,
    // Nobody is asked twice: who chose a person has agreed to act as that person.
    loadExistingGrant: async (context) => {
      const { client, session, provider } = context.oidc;
      const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
      grant.addOIDCScope("openid");
      grant.addResourceScope(RESOURCE, "officer");
      await grant.save();
      return grant;
    },
  });
};
