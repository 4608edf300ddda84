let token: string | undefined;

/** The operator's token while this page stands: in memory alone, never in storage or an address; a reload forgets it. */
export const operatorToken = {
  /** Signs what is asked from now on with the token; undefined forgets it. */
  keep: (given: string | undefined): void => {
    token = given;
  },
  /** The header that goes with every request, none where nobody signed in so. */
  header: (): { authorization?: string } => (token === undefined ? {} : { authorization: `Bearer ${token}` }),
};
