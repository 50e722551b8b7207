// Each test takes several processes, which mostly wait: two at a time is what a small machine bears.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
