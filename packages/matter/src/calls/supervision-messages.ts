import type {
  ListMattersRequest,
  MatterSummary as SummaryMessage,
  Notification as NotificationMessage,
} from "@yihan/contracts/service/supervision";
import type { MatterQuery, MatterSummary, Notification } from "../service-apis/index.ts";
import { given } from "./given.ts";

/** A summary, as it travels. */
export const summaryMessage = (summary: MatterSummary): SummaryMessage => ({
  ...summary,
  responsible: summary.responsible ?? undefined,
  next: summary.next ?? undefined,
  due: summary.due ?? undefined,
});

/** A summary, as it arrived. */
export const summaryIn = (message: SummaryMessage): MatterSummary => ({
  ...message,
  responsible: message.responsible ?? null,
  next: message.next ?? null,
  due: message.due ?? null,
});

/** A notification, as it travels. */
export const notificationMessage = (told: Notification): NotificationMessage => ({
  ...told,
  delivered: told.delivered ?? undefined,
  read: told.read ?? undefined,
  accepted: told.accepted ?? undefined,
});

/** A notification, as it arrived. */
export const notificationIn = (message: NotificationMessage): Notification => ({
  ...message,
  route: message.route!,
  delivered: message.delivered ?? null,
  read: message.read ?? null,
  accepted: message.accepted ?? null,
});

/** What is looked for in the register, as it arrived. */
export const queryIn = ({ reader: _, order, ...query }: ListMattersRequest): MatterQuery => ({
  ...given(query),
  ...(order !== undefined && { order: order as NonNullable<MatterQuery["order"]> }),
});
