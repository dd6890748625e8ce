package org.whereabouts.schedules.batch;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.StepExecution;

/**
 * A phase of a run as one step. Unlike a tasklet's it has no transaction around it, not even an empty one, which would keep a
 * connection of the pool for as long as a sweep waits for its site: a phase begins its own where it writes.
 */
final class PhaseStep extends AbstractStep {

    private final WorkPermit permit;
    private final Phase phase;

    PhaseStep(String name, JobRepository repository, WorkPermit permit, Phase phase) {
        super(repository);
        setName(name);
        this.permit = permit;
        this.phase = phase;
    }

    /** What is to be done in one phase. */
    interface Phase {

        /**
         * Does it, to its end.
         *
         * @return {@link ExitStatus#COMPLETED}, or how the run ends here
         * @throws JobInterruptedException when the run's next worker shall go on with it
         */
        ExitStatus work() throws JobInterruptedException, InterruptedException;
    }

    @Override
    protected void doExecute(StepExecution execution) throws JobInterruptedException, InterruptedException {
        permit.require();
        execution.setExitStatus(phase.work());
    }
}
