// Fleets of processes are held to times, and take the machine for themselves.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
