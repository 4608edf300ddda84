import { useState } from "react";

const keyOf = (officer: string): string => `yihan.post.${officer}`;

/** The post an officer looks from; kept in this browser. */
export const usePost = (officer: string): [string, (post: string) => void] => {
  const [post, setPost] = useState(() => localStorage.getItem(keyOf(officer)) ?? "");
  return [
    post,
    (wanted) => {
      localStorage.setItem(keyOf(officer), wanted);
      setPost(wanted);
    },
  ];
};
