// Each test takes several processes, and waits half of its time: two at a time are what a small machine bears.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
