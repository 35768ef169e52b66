namespace HybridFailover.Aws.Routes;

/// <summary>Joins what happened and what to do.</summary>
internal static class Sentence
{
    public static string Of(string what, string? advice) => advice is null ? what : $"{what} {advice}";
}
