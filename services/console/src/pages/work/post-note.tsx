import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useSigned } from "../../api/use-me.ts";

/** Where one looks from a single post, the lists show its matters alone while the numbers beside their names count all: this says so. */
export const PostNote = ({ shown, hidden }: { shown: number; hidden: number }) => {
  const { t } = useTranslation("work");
  const { me, post, choosePost } = useSigned();
  const chosen = me.posts.find(({ id }) => id === post);
  if (!chosen || hidden === 0) return null;
  return (
    <p className="no-print">
      {t("post-note", { post: chosen.name, shown, hidden })}{" "}
      <Button size="small" onClick={() => choosePost("")}>
        {t("post-all")}
      </Button>
    </p>
  );
};
