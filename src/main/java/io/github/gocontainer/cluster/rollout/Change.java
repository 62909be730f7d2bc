package io.github.gocontainer.cluster.rollout;

import io.github.gocontainer.cluster.Access;
import io.github.gocontainer.cluster.ResourceName;
import java.util.List;

/** A change of a workload that makes the cluster roll out another version of it. */
public interface Change {

    /** The workload whose rollout is waited for. */
    ResourceName workload();

    /** What the user must be allowed to do for it; asked before anything is changed. */
    List<Access> accesses();

    /**
     * Reads what is there and compares it with what is to be; changes nothing.
     *
     * @throws io.github.gocontainer.failure.BuildFailure when it cannot be done, for example because the workload is
     *     paused
     */
    PlannedChange plan();
}
