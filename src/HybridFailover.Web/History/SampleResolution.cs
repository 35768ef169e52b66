namespace HybridFailover.Web.History;

/// <summary>What a row of samples stands for.</summary>
internal enum SampleResolution { Second, Minute }
