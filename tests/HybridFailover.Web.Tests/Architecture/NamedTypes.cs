using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace HybridFailover.Web.Tests.Architecture;

/// <summary>Every named type that a signature mentions, however deep: of <c>List&lt;Slot[]&gt;</c>, both.</summary>
internal sealed class NamedTypes : ISignatureTypeProvider<ImmutableArray<string>, object?>
{
    public static NamedTypes Reader { get; } = new();

    public ImmutableArray<string> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => [Name(reader, handle)];
    public ImmutableArray<string> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => [Name(reader, handle)];
    public ImmutableArray<string> GetTypeFromSpecification(MetadataReader reader, object? context, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, context);
    public ImmutableArray<string> GetGenericInstantiation(ImmutableArray<string> type, ImmutableArray<ImmutableArray<string>> arguments) =>
        [.. type, .. arguments.SelectMany(argument => argument)];
    public ImmutableArray<string> GetFunctionPointerType(MethodSignature<ImmutableArray<string>> signature) =>
        [.. signature.ReturnType, .. signature.ParameterTypes.SelectMany(type => type)];
    public ImmutableArray<string> GetModifiedType(ImmutableArray<string> modifier, ImmutableArray<string> type, bool isRequired) => [.. modifier, .. type];
    public ImmutableArray<string> GetArrayType(ImmutableArray<string> type, ArrayShape shape) => type;
    public ImmutableArray<string> GetByReferenceType(ImmutableArray<string> type) => type;
    public ImmutableArray<string> GetPinnedType(ImmutableArray<string> type) => type;
    public ImmutableArray<string> GetPointerType(ImmutableArray<string> type) => type;
    public ImmutableArray<string> GetSZArrayType(ImmutableArray<string> type) => type;
    public ImmutableArray<string> GetGenericMethodParameter(object? context, int index) => [];
    public ImmutableArray<string> GetGenericTypeParameter(object? context, int index) => [];
    public ImmutableArray<string> GetPrimitiveType(PrimitiveTypeCode code) => [];

    /// <summary>With its namespace; a nested type counts as the one that it stands in.</summary>
    public static string Name(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer ? Name(reader, outer) : Name(reader, type.Namespace, type.Name);
    }

    public static string Name(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return type.ResolutionScope is { Kind: HandleKind.TypeReference } outer ? Name(reader, (TypeReferenceHandle)outer) : Name(reader, type.Namespace, type.Name);
    }

    private static string Name(MetadataReader reader, StringHandle space, StringHandle name) => $"{reader.GetString(space)}.{reader.GetString(name)}";
}
