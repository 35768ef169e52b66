namespace HybridFailover.Lab.Endpoint.Model;

/// <summary>An error that EC2 answers with.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="code">Wire code, without <c>Client.</c> or <c>Server.</c>.</param>
/// <param name="message">EC2's text.</param>
internal sealed class Refusal(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    /// <summary>The network as it stands forbids it, not the request's form. A dry run checks form and permission only, so it passes.</summary>
    public bool IsOfState { get; private init; }

    public static Refusal Bad(string code, string message) => new(400, code, message);

    public static Refusal State(string code, string message) => new(400, code, message) { IsOfState = true };

    public static Refusal Invalid(string value, string parameter, string why) =>
        Bad("InvalidParameterValue", $"Value ({value}) for parameter {parameter} is invalid. {why}");

    public static Refusal Missing(string parameter) => Bad("MissingParameter", $"The request must contain the parameter {parameter}");
}
