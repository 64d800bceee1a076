interface Batch {
  readonly Records: { readonly messageId: string; readonly body: string }[];
}

export async function handler(batch: Batch): Promise<{ batchItemFailures: { itemIdentifier: string }[] }> {
  const unreadable = batch.Records.filter(({ body }) => body.length === 0);
  return { batchItemFailures: unreadable.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}
