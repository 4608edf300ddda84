interface Entry<T> {
  value: T;
  until: number;
}

/** Values by name until an instant, at most `limit`; when full, the oldest makes room. */
export const boundedMap = <T>(limit: number) => {
  const entries = new Map<string, Entry<T>>();
  return {
    get(name: string, now: number): T | undefined {
      const found = entries.get(name);
      if (!found) return undefined;
      if (found.until > now) return found.value;
      entries.delete(name);
      return undefined;
    },
    set(name: string, value: T, until: number): void {
      entries.delete(name);
      entries.set(name, { value, until });
      if (entries.size > limit) entries.delete(entries.keys().next().value!);
    },
    delete: (name: string): boolean => entries.delete(name),
  };
};
