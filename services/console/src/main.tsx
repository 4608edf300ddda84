import "./style.css";
import { createRoot } from "react-dom/client";
import { api } from "./api/client.ts";
import { keys } from "./api/keys.ts";
import { queryClient } from "./api/query-client.ts";
import type { Session } from "./api/types.gen.ts";
import { App } from "./app.tsx";
import { startLanguage } from "./language.ts";
import { noteStyles } from "./style-nonce.ts";

noteStyles();
// Both are on their way while the words come: what everybody needs first, and the page that most people open.
void queryClient.prefetchQuery({
  queryKey: keys.session,
  queryFn: ({ signal }) => api.get<Session>("/api/v1/session", { signal }),
});
if (/^\/(?:work)?$/.test(location.pathname)) void import("./pages/work/index.tsx");
await startLanguage();
createRoot(document.getElementById("root")!).render(<App />);
