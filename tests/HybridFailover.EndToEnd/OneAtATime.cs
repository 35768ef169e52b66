// Packets are timed, and a small machine has few cores: what runs beside a test would be measured with it.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
