/** The nonce by which this page may write style elements; the server makes one for each answer. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";

/**
 * Gives every style element the page's nonce. antd hands it on nearly everywhere, but two of its parts (measuring the
 * scroll bar, holding the page under a drawer) write without it, and drawings have styles of their own.
 */
export const noteStyles = (): void => {
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
};
