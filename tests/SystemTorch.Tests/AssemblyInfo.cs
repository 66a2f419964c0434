// The random generator and the count of live tensors belong to the process, and libtorch uses all cores anyway.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
