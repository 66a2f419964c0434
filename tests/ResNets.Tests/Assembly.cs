// libtorch's own threads use every core, and some tests count live tensors: one test at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
