package io.github.gocontainer.registry.push;

/**
 * What a push cost.
 *
 * @param blobsUploaded sent by us
 * @param blobsMounted taken over by the registry from the base image's repository
 * @param blobsPresent there before
 * @param bytesSent the size of the uploaded blobs, each counted once however often it was tried
 * @param requests HTTP requests of all kinds
 * @param alreadyPublished whether every tag pointed to this very image before, so that nothing was done
 */
public record TransferSummary(
        int blobsUploaded,
        int blobsMounted,
        int blobsPresent,
        long bytesSent,
        int requests,
        boolean alreadyPublished) {}
