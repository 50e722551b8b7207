// Each test takes several processes: one at a time is what a small machine bears.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
