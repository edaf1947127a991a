// Each test kills processes that need the whole machine to get anywhere: side by side they would only wait for one another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
