// Three sets of tests side by side: two of them mostly wait.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
